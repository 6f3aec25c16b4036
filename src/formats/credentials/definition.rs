//! What is to be signed: the manifest of a work as the C2PA tools take it (JSON).

use super::deed;
use crate::domain::id::Millis;
use crate::domain::locale::Lang;
use crate::domain::provenance::making::{Act, Agent, Making, Part};
use crate::text::Texts;
use crate::text::dates::Moment;
use serde_json::{Value, json};

/// A manifest that is not signed yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The manifest without its ingredients.
    pub manifest: Value,
    /// One ingredient for each of [`Making::parts`], in their order; the actions refer to them by `label`.
    pub parts: Vec<Value>,
}

/// The manifest of a work. Sentences are in Korean and English, one after the other.
pub fn definition(making: &Making) -> Definition {
    let texts = [Texts::new(Lang::Ko), Texts::new(Lang::En)];
    let actions: Vec<Value> = making.acts.iter().map(|act| action(act, &texts)).collect();
    let mut assertions = vec![json!({"label": "c2pa.actions", "data": {"actions": actions}, "created": true})];
    assertions.extend(making.source.map(|source| whole(&source.uri())));
    assertions.extend(named(making));
    let mut manifest = json!({"claim_generator_info": [program(&texts)], "assertions": assertions});
    let title = making.named.as_ref().map(|named| named.title.trim()).filter(|title| !title.is_empty());
    if let Some(title) = title {
        manifest["title"] = json!(title);
    }
    let parts = making.parts.iter().enumerate().map(|(index, part)| ingredient(index, part, &texts)).collect();
    Definition { manifest, parts }
}

/// This program, as it names itself in manifests.
fn program(texts: &[Texts; 2]) -> Value {
    let [ko, _] = texts;
    json!({"name": ko.get("making-program"), "version": env!("CARGO_PKG_VERSION")})
}

fn both(texts: &[Texts; 2], words: impl Fn(&Texts) -> String) -> String {
    texts.iter().map(words).collect::<Vec<_>>().join(" / ")
}

fn label(part: usize) -> String {
    format!("part-{part}")
}

fn action(act: &Act, texts: &[Texts; 2]) -> Value {
    let mut parameters = deed::parameters(&act.did);
    if let Some(part) = act.part {
        parameters.insert("ingredientIds".to_owned(), json!([label(part)]));
    }
    let mut action = json!({
        "action": act.action.term(),
        "when": rfc3339(act.at),
        "description": both(texts, |texts| act.did.words(texts)),
        "parameters": parameters,
    });
    if let Some(agent) = agent(&act.agent, texts) {
        action["softwareAgent"] = agent;
    }
    if let Some(source) = act.source {
        action["digitalSourceType"] = json!(source.uri());
    }
    action
}

/// The software that did it; none: a service whose name was not kept.
fn agent(agent: &Agent, texts: &[Texts; 2]) -> Option<Value> {
    match agent {
        Agent::Program => Some(program(texts)),
        Agent::Service { name, .. } if name.is_empty() => None,
        Agent::Service { name, model } if model.is_empty() => Some(json!({"name": name})),
        Agent::Service { name, model } => Some(json!({"name": format!("{name} ({model})")})),
    }
}

/// What the picture is as a whole, where viewers of IPTC metadata look for it.
fn whole(address: &str) -> Value {
    let data = json!({
        "@context": {"Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"},
        "Iptc4xmpExt:DigitalSourceType": address,
    });
    json!({"label": "c2pa.metadata", "kind": "Json", "data": data, "created": true})
}

/// Maker and title, where they may be told.
fn named(making: &Making) -> Option<Value> {
    let named = making.named.as_ref()?;
    let mut data = json!({"@context": {"dc": "http://purl.org/dc/elements/1.1/"}});
    let [maker, title] = [named.maker.trim(), named.title.trim()];
    if !maker.is_empty() {
        data["dc:creator"] = json!([maker]);
    }
    if !title.is_empty() {
        data["dc:title"] = json!(title);
    }
    let says = !maker.is_empty() || !title.is_empty();
    says.then(|| json!({"label": "cawg.metadata", "kind": "Json", "data": data}))
}

fn ingredient(index: usize, part: &Part, texts: &[Texts; 2]) -> Value {
    let title = match part.by_service {
        true => both(texts, |texts| texts.get("making-part-service")),
        false => both(texts, |texts| texts.get("making-part-brought")),
    };
    let relationship = if part.is_parent { "parentOf" } else { "componentOf" };
    json!({"label": label(index), "title": title, "format": "image/png", "relationship": relationship})
}

/// A time in UTC as manifests have it (RFC 3339): `2027-05-20T01:02:03Z`.
pub fn rfc3339(at: Millis) -> String {
    let Moment { year, month, day, hour, minute } = Moment::of(at, 0);
    let second = at.div_euclid(1000).rem_euclid(60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Year, month and day of a time in UTC.
pub fn utc_day(at: Millis) -> (i64, u8, u8) {
    let Moment { year, month, day, .. } = Moment::of(at, 0);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::artwork::{Artwork, Deed, Hand, Step, Title};

    fn drawn() -> Artwork {
        let step = |at, by, did| Step { at, by, did, result: None };
        let asked = Deed::Generated { service: "atelier".into(), model: String::new(), prompt: "Haneul's cat".into() };
        Artwork {
            maker: "하늘".into(),
            title: Title { text: "봄날".into(), ..Title::default() },
            steps: vec![step(1_700_000_000_999, Hand::Person, Deed::Drew(2)), step(0, Hand::Service, asked)],
            ..Artwork::default()
        }
    }

    #[test]
    fn the_first_action_begins_and_every_time_is_utc() {
        let made = definition(&Making::of(&drawn(), false, false)).manifest;
        let actions = &made["assertions"][0]["data"]["actions"];
        assert_eq!(actions[0]["action"], "c2pa.created");
        assert_eq!(actions[0]["when"], "2023-11-14T22:13:20Z");
        assert_eq!(actions[2]["softwareAgent"]["name"], "atelier");
        assert_eq!(
            actions[2]["digitalSourceType"],
            "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
        );
        assert_eq!(made["assertions"][1]["label"], "c2pa.metadata");
    }

    #[test]
    fn no_name_and_no_prompt_is_in_it_unless_chosen() {
        let text = |names, prompts| definition(&Making::of(&drawn(), names, prompts)).manifest.to_string();
        let silent = text(false, false);
        assert!(!silent.contains("하늘") && !silent.contains("봄날") && !silent.contains("Haneul"), "{silent}");
        assert!(text(true, false).contains("하늘") && !text(true, false).contains("Haneul"));
        assert!(text(false, true).contains("Haneul's cat"));
    }

    #[test]
    fn parts_are_named_as_the_actions_name_them() {
        let brought = Step { at: 5, by: Hand::Person, did: Deed::Brought, result: None };
        let work = Artwork { steps: vec![brought], ..Artwork::default() };
        let made = definition(&Making::of(&work, false, false));
        let ids = &made.manifest["assertions"][0]["data"]["actions"][0]["parameters"]["ingredientIds"];
        assert_eq!(ids[0], made.parts[0]["label"]);
        assert_eq!(made.parts[0]["relationship"], "parentOf");
    }
}
