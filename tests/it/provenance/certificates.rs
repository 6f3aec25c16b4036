//! The organisation's certificate: made once, kept well, imported only if it is good.

use super::{Bench, drew, making, now, png, seen};
use malgeurim::domain::id::Millis;
use malgeurim::formats::credentials::State;
use malgeurim::io::provenance::{FOLDER, IdentityError, Vault, verify};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    PKCS_ECDSA_P384_SHA384, date_time_ymd,
};

const YEAR_MS: Millis = 365 * 86_400_000;

/// A chain and its key, as somebody else's authority gives them.
struct Given {
    chain: String,
    key: String,
}

fn given(change: impl Fn(&mut CertificateParams)) -> Given {
    let name = |params: &mut CertificateParams, name: &str| {
        params.distinguished_name.push(DnType::OrganizationName, "미술관");
        params.distinguished_name.push(DnType::CommonName, name);
    };
    let root_key = KeyPair::generate().unwrap();
    let mut root = CertificateParams::default();
    name(&mut root, "root");
    root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    root.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let certificate = root.self_signed(&root_key).unwrap();
    let key = KeyPair::generate_for(&PKCS_ECDSA_P384_SHA384).unwrap();
    let mut leaf = CertificateParams::default();
    leaf.distinguished_name = Default::default();
    name(&mut leaf, "signs");
    leaf.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::EmailProtection];
    leaf.use_authority_key_identifier_extension = true;
    change(&mut leaf);
    let leaf = leaf.signed_by(&key, &Issuer::from_params(&root, &root_key)).unwrap();
    Given { chain: format!("{}{}", leaf.pem(), certificate.pem()), key: key.serialize_pem() }
}

#[test]
fn it_is_made_at_first_use_and_the_same_ever_after() {
    let bench = Bench::of("하늘 복지관");
    assert_eq!(bench.identity.about.holder, "하늘 복지관");
    assert!(bench.identity.about.is_own);
    let again = bench.vault().identity("another name", now()).unwrap();
    assert_eq!(again.about, bench.identity.about);
    let nameless = tempfile::tempdir().unwrap();
    assert!(Vault::in_files(nameless.path()).found(now()).unwrap().is_none());
    assert_eq!(Vault::in_files(nameless.path()).identity("\n ", now()).unwrap().about.holder, "Malgeurim");
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_key() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::of("a");
    let folder = bench.folder.path().join(FOLDER);
    let key = folder.join("signing-key.json");
    assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    let identity = std::fs::read_to_string(folder.join("identity.json")).unwrap();
    assert!(!identity.contains("PRIVATE KEY"));
    assert!(std::fs::read_to_string(&key).unwrap().contains("PRIVATE KEY"));
    assert!(!format!("{:?}", bench.identity).contains("PRIVATE"));
}

#[test]
fn a_certificate_is_never_replaced_by_itself() {
    let bench = Bench::of("a");
    let key = bench.folder.path().join(FOLDER).join("signing-key.json");
    std::fs::remove_file(key).unwrap();
    let failed = bench.vault().identity("a", now());
    assert!(matches!(failed, Err(IdentityError::KeyGone)), "{failed:?}");
    std::fs::write(bench.folder.path().join(FOLDER).join("identity.json"), "{}").unwrap();
    assert!(matches!(bench.vault().identity("a", now()), Err(IdentityError::Damaged)));
    let late = Bench::of("b");
    assert!(matches!(late.vault().identity("b", now() + 21 * YEAR_MS), Err(IdentityError::NotToday)));
    assert!(matches!(late.vault().identity("b", now() - YEAR_MS), Err(IdentityError::NotToday)));
}

#[test]
fn what_an_earlier_certificate_signed_is_still_ones_own() {
    let bench = Bench::of("a");
    let signed = bench.sign(&png(), "image/png", &making(vec![drew()]));
    let new = bench.vault().make("b", now()).unwrap();
    assert_eq!(new.about.holder, "b");
    assert_eq!(verify(&signed, &bench.vault().trust()).state, State::Trusted);
}

#[test]
fn a_good_one_is_imported_and_signs() {
    let mut bench = Bench::of("a");
    let Given { chain, key } = given(|_| {});
    bench.identity = bench.vault().import(&chain, &key, now()).unwrap();
    assert_eq!((bench.identity.about.holder.as_str(), bench.identity.about.is_own), ("미술관", false));
    let report = seen(&bench.sign(&png(), "image/png", &making(vec![drew()])));
    assert_eq!((report.state, report.signer.organisation.as_str()), (State::Valid, "미술관"));
    assert_eq!(bench.vault().found(now()).unwrap().unwrap().about, bench.identity.about);
    assert!(bench.vault().root().unwrap().unwrap().contains("CERTIFICATE"));
}

#[test]
fn a_bad_one_is_refused_and_changes_nothing() {
    let bench = Bench::of("a");
    let good = given(|_| {});
    let refuse = |chain: &str, key: &str, wanted: &str| {
        let error = bench.vault().import(chain, key, now()).expect_err(wanted);
        assert_eq!(error.notice().what, wanted, "{error}");
    };
    refuse("nothing", &good.key, "certificate-none");
    refuse(&good.chain, "nothing", "certificate-no-key");
    refuse(&good.chain, &given(|_| {}).key, "certificate-mismatch");
    let past = given(|leaf| {
        (leaf.not_before, leaf.not_after) = (date_time_ymd(2001, 1, 1), date_time_ymd(2002, 1, 1));
    });
    refuse(&past.chain, &past.key, "certificate-not-today");
    let authority = given(|leaf| leaf.is_ca = IsCa::Ca(BasicConstraints::Unconstrained));
    refuse(&authority.chain, &authority.key, "certificate-unsuitable");
    let code = given(|leaf| leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::CodeSigning]);
    refuse(&code.chain, &code.key, "certificate-unsuitable");
    let none = given(|leaf| leaf.extended_key_usages.clear());
    refuse(&none.chain, &none.key, "certificate-unsuitable");
    let now_held = bench.vault().found(now()).unwrap().unwrap();
    assert_eq!(now_held.about, bench.identity.about);
}
