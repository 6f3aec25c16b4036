//! `provenance`.

use super::args::nfc;
use super::{Context, Done, Failure};
use crate::domain::provenance::SourceType;
use crate::domain::provenance::making::Action;
use crate::formats::credentials::{Claims, Report, SeenAct, SeenPart, Signer, State, claims};
use crate::io::files;
use crate::io::provenance::{About, Identity, IdentityError, MAX_FILE_BYTES, Trust, Vault, verify};
use crate::text::{dates, numbers};
use clap::Subcommand;
use serde_json::{Value, json};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub(super) enum ProvenanceTask {
    /// What a picture's credentials (C2PA) say, and whether they hold.
    Show {
        /// The picture.
        file: PathBuf,
        /// A root certificate (PEM) that is trusted as well.
        #[arg(long)]
        trust: Option<PathBuf>,
    },
    /// The certificate with which pictures are signed.
    #[command(subcommand)]
    Certificate(CertificateTask),
}

#[derive(Debug, Subcommand)]
pub(super) enum CertificateTask {
    /// Whose it is, and until when.
    Show,
    /// Makes a new one on this device.
    New {
        /// The organisation. Default: the program's name.
        #[arg(long, default_value = "", value_parser = nfc)]
        name: String,
    },
    /// Takes over one that somebody else made.
    Import {
        /// The certificate, then those that certify it (PEM).
        chain: PathBuf,
        /// Its private key (PKCS #8, PEM).
        key: PathBuf,
    },
    /// Writes the root certificate, for those who want to trust it.
    Export {
        /// The file.
        out: PathBuf,
    },
}

/// Largest file of certificates or of a key.
const MAX_PEM: u64 = 1 << 20;
/// What begins an action's name.
const ACTIONS: [Action; 10] = [
    Action::Created,
    Action::Opened,
    Action::Placed,
    Action::Drawing,
    Action::Edited,
    Action::Filtered,
    Action::ColorAdjustments,
    Action::Resized,
    Action::Converted,
    Action::Published,
];

pub(super) fn run(context: &Context, task: ProvenanceTask) -> Done {
    match task {
        ProvenanceTask::Show { file, trust } => show(context, &file, trust.as_deref()),
        ProvenanceTask::Certificate(task) => certificate(context, task),
    }
}

fn show(context: &Context, path: &Path, root: Option<&Path>) -> Done {
    let bytes = read(context, path, MAX_FILE_BYTES)?;
    let roots = root.map(|root| text(context, root)).transpose()?.into_iter().collect();
    let trust = Trust { roots, ..Vault::of_system(&context.home.data).trust() };
    let report = verify(&bytes, &trust);
    if report.state == State::Unreadable {
        return Err(context.fail("cli-provenance-unreadable", &[]));
    }
    let claims = if report.state == State::None { claims(&bytes) } else { Claims::default() };
    let lines = Words { context }.lines(&report, &claims);
    context.out.show(&document(&report, &claims), lines);
    Ok(())
}

fn read(context: &Context, path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let shown = path.display().to_string();
    files::read_bounded(path, limit).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => {
            context.fail("cli-file-too-large", &[("path", &shown), ("limit", &numbers::bytes(limit))])
        }
        _ => context.fail("cli-cannot-read", &[("path", &shown)]),
    })
}

fn text(context: &Context, path: &Path) -> Result<String, Failure> {
    Ok(String::from_utf8_lossy(&read(context, path, MAX_PEM)?).into_owned())
}

/// A report in sentences.
struct Words<'a> {
    context: &'a Context,
}

impl Words<'_> {
    fn t(&self, id: &str, args: &[(&str, &str)]) -> String {
        self.context.t(id, args)
    }

    fn lines(&self, report: &Report, claims: &Claims) -> Vec<String> {
        let mut lines = vec![self.state(report.state)];
        if report.state == State::None {
            lines.extend(self.claims(claims));
            return lines;
        }
        lines.push(self.t("cli-provenance-signer", &[("name", &self.signer(&report.signer))]));
        if !report.signer.at.is_empty() {
            lines.push(self.t("cli-provenance-signed-at", &[("at", &report.signer.at)]));
        }
        if !report.program.is_empty() {
            lines.push(self.t("cli-provenance-program", &[("name", &report.program)]));
        }
        lines.push(self.ai(report));
        lines.extend(self.source(&report.source).map(|source| self.t("cli-provenance-whole", &[("source", &source)])));
        if !report.acts.is_empty() {
            lines.push(self.t("cli-provenance-steps", &[]));
        }
        lines.extend(report.acts.iter().enumerate().map(|(index, act)| self.step(index + 1, act)));
        lines.extend(report.parts.iter().map(|part| self.part(part)));
        lines
    }

    fn state(&self, state: State) -> String {
        match state {
            State::Trusted => self.t("cli-provenance-trusted", &[]),
            State::Valid => self.t("cli-provenance-valid", &[]),
            State::Changed => self.t("cli-provenance-changed", &[]),
            State::Expired => self.t("cli-provenance-expired", &[]),
            State::Broken => self.t("cli-provenance-broken", &[]),
            State::None => self.t("cli-provenance-none", &[]),
            State::Unreadable => self.t("cli-provenance-unreadable", &[]),
        }
    }

    fn signer(&self, signer: &Signer) -> String {
        let names = [&signer.organisation, &signer.name];
        let found = names.into_iter().find(|name| !name.is_empty());
        found.cloned().unwrap_or_else(|| self.t("cli-provenance-nobody", &[]))
    }

    /// That no step tells of a model says nothing of a picture that came from elsewhere.
    fn ai(&self, report: &Report) -> String {
        let from_elsewhere = report.acts.first().is_none_or(|act| act.source.is_empty());
        match (report.generative, from_elsewhere) {
            (true, _) => self.t("cli-provenance-ai", &[]),
            (false, true) => self.t("cli-provenance-ai-unknown", &[]),
            (false, false) => self.t("cli-provenance-no-ai", &[]),
        }
    }

    /// A source type in words; one that is not known shows its own name.
    fn source(&self, term: &str) -> Option<String> {
        let known = SourceType::parse(term).map(|source| source.words(&self.context.texts));
        known.or_else(|| (!term.is_empty()).then(|| term.to_owned()))
    }

    fn step(&self, number: usize, act: &SeenAct) -> String {
        let texts = &self.context.texts;
        let known = ACTIONS.into_iter().find(|action| action.term() == act.action).map(|action| action.words(texts));
        let own = act.did.as_ref().map(|did| did.words(texts));
        let written = Some(&act.words).filter(|words| !words.is_empty()).cloned();
        let mut words = own.or(written).or(known).unwrap_or_else(|| act.action.clone());
        if !act.agent.is_empty() {
            words = self.t("cli-provenance-step-agent", &[("words", &words), ("agent", &act.agent)]);
        }
        if let Some(source) = self.source(&act.source) {
            words = self.t("cli-provenance-step-source", &[("words", &words), ("source", &source)]);
        }
        let number = number.to_string();
        match act.at.split('T').next().filter(|day| !day.is_empty()) {
            Some(day) => self.t("cli-provenance-step-dated", &[("number", &number), ("at", day), ("words", &words)]),
            None => self.t("cli-provenance-step", &[("number", &number), ("words", &words)]),
        }
    }

    fn part(&self, part: &SeenPart) -> String {
        match &part.signer {
            Some(signer) => {
                let name = self.signer(signer);
                self.t("cli-provenance-part-signed", &[("title", &part.title), ("name", &name)])
            }
            None => self.t("cli-provenance-part", &[("title", &part.title)]),
        }
    }

    fn claims(&self, claims: &Claims) -> Vec<String> {
        let source = claims.source.map(|source| source.words(&self.context.texts));
        let source = source.map(|source| self.t("cli-provenance-xmp-source", &[("source", &source)]));
        let named = Some(&claims.ai_system).filter(|name| !name.is_empty());
        source.into_iter().chain(named.map(|name| self.t("cli-provenance-xmp-ai", &[("name", name)]))).collect()
    }
}

fn document(report: &Report, claims: &Claims) -> Value {
    let signer = |signer: &Signer| json!({"organisation": signer.organisation, "name": signer.name, "at": signer.at});
    let act = |act: &SeenAct| json!({"action": act.action, "at": act.at, "agent": act.agent, "source": act.source, "words": act.words});
    let part = |part: &SeenPart| json!({"title": part.title, "relationship": part.relationship, "signer": part.signer.as_ref().map(signer)});
    json!({
        "state": report.state.name(),
        "signer": signer(&report.signer),
        "program": report.program,
        "generative": report.generative,
        "source": report.source,
        "steps": report.acts.iter().map(act).collect::<Vec<_>>(),
        "ingredients": report.parts.iter().map(part).collect::<Vec<_>>(),
        "codes": report.codes,
        "xmp": {"source": claims.source.map(SourceType::term), "ai_system": claims.ai_system},
    })
}

fn certificate(context: &Context, task: CertificateTask) -> Done {
    let (vault, now) = (Vault::of_system(&context.home.data), files::now_millis());
    let failed = |error: IdentityError| {
        tracing::warn!(%error, "certificate");
        context.failed(&error.notice())
    };
    match task {
        CertificateTask::Show => match vault.found(now).map_err(failed)? {
            Some(identity) => tell(context, &identity),
            None => context.out.show(&json!({"certificate": null}), [context.t("cli-certificate-none", &[])]),
        },
        CertificateTask::New { name } => tell(context, &vault.make(&name, now).map_err(failed)?),
        CertificateTask::Import { chain, key } => {
            let (chain, key) = (text(context, &chain)?, text(context, &key)?);
            tell(context, &vault.import(&chain, &key, now).map_err(failed)?);
        }
        CertificateTask::Export { out } => {
            let root = vault.root().map_err(failed)?;
            export(context, &out, root, vault.found(now).map_err(failed)?.is_some())?;
        }
    }
    Ok(())
}

fn export(context: &Context, out: &Path, root: Option<String>, is_there: bool) -> Done {
    let why = if is_there { "cli-certificate-no-root" } else { "cli-certificate-none" };
    let root = root.ok_or_else(|| Failure::Sentence(context.texts.get(why)))?;
    let path = out.display().to_string();
    files::write_whole(out, root.as_bytes()).map_err(|_| context.fail("cli-cannot-write", &[("path", &path)]))?;
    context.out.show(&json!({"path": path}), [context.t("cli-certificate-exported", &[("path", &path)])]);
    Ok(())
}

fn tell(context: &Context, identity: &Identity) {
    let About { holder, is_own, from, until } = &identity.about;
    let last = dates::day(context.texts.lang(), *until, files::utc_offset_min());
    let values = [("name", holder.as_str()), ("until", last.as_str())];
    let line = match is_own {
        true => context.t("cli-certificate-own", &values),
        false => context.t("cli-certificate-imported", &values),
    };
    let document = json!({"certificate": {"organisation": holder, "own": is_own, "from": from, "until": until}});
    context.out.show(&document, [line]);
}
