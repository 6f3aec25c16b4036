//! Workflows: the instructor's template with placeholders, or a plain one for when there is none.

use crate::io::net::failure::Failure;
use serde_json::{Map, Value, json};

/// What stands for `{{prompt}}`, `{{negative}}`, `{{seed}}`, `{{width}}`, `{{height}}`, `{{n}}`, `{{strength}}`, `{{model}}`,
/// `{{input}}`, `{{mask}}`.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    pub prompt: String,
    pub negative: String,
    pub seed: u64,
    pub width: u32,
    pub height: u32,
    pub n: u8,
    pub strength: f32,
    pub model: String,
    /// Name of the uploaded picture.
    pub input: Option<String>,
    /// Name of the uploaded mask: white and see-through where it may be painted over.
    pub mask: Option<String>,
}

impl Values {
    fn of(&self, name: &str) -> Result<Option<Value>, Failure> {
        let needed = |value: &Option<String>| value.clone().map(Value::from).ok_or(Failure::Unable("picture"));
        Ok(Some(match name {
            "prompt" => self.prompt.clone().into(),
            "negative" => self.negative.clone().into(),
            "seed" => self.seed.into(),
            "width" => self.width.into(),
            "height" => self.height.into(),
            "n" => self.n.into(),
            "strength" => self.strength.into(),
            "model" => self.model.clone().into(),
            "input" => needed(&self.input)?,
            "mask" => needed(&self.mask)?,
            _ => return Ok(None),
        }))
    }
}

/// The template with its placeholders filled. A text that is only a placeholder becomes the value itself, a number where it is
/// one; inside a longer text it becomes its words. What is filled in is never looked at for placeholders again.
///
/// # Errors
/// `Workflow`: no workflow in the API form, or one that has no place for the words. `Unable`: it needs a picture or a mask and
/// there is none, or there is one and it has no place for it.
pub(super) fn fill(template: &Value, values: &Values) -> Result<Value, Failure> {
    check_workflow(template)?;
    let text = template.to_string();
    if values.input.is_some() && !text.contains("{{input}}") || values.mask.is_some() && !text.contains("{{mask}}") {
        return Err(Failure::Unable("picture"));
    }
    filled(template, values)
}

/// Whether this is a workflow in the API form with a place for the words.
///
/// # Errors
/// `Workflow`.
pub fn check_workflow(template: &Value) -> Result<(), Failure> {
    let nodes = template.as_object().filter(|nodes| !nodes.is_empty()).ok_or_else(|| wrong("it has no nodes"))?;
    if nodes.values().any(|node| !node["class_type"].is_string()) {
        return Err(wrong("it is not in the API form"));
    }
    if !template.to_string().contains("{{prompt}}") {
        return Err(wrong("it has no {{prompt}}"));
    }
    Ok(())
}

fn wrong(why: &str) -> Failure {
    Failure::Workflow(why.to_owned())
}

fn filled(value: &Value, values: &Values) -> Result<Value, Failure> {
    match value {
        Value::String(text) => worded(text, values),
        Value::Array(list) => list.iter().map(|item| filled(item, values)).collect(),
        Value::Object(map) => {
            let pairs: Result<Map<_, _>, _> =
                map.iter().map(|(key, value)| Ok((key.clone(), filled(value, values)?))).collect();
            pairs.map(Value::Object)
        }
        other => Ok(other.clone()),
    }
}

fn worded(text: &str, values: &Values) -> Result<Value, Failure> {
    let only = text.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
    if let Some(value) = only.map(|name| values.of(name)).transpose()?.flatten() {
        return Ok(value);
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let found =
            after.split_once("}}").map(|(name, tail)| Ok::<_, Failure>((values.of(name)?, tail))).transpose()?;
        match found {
            Some((Some(value), tail)) => {
                out.push_str(&value.as_str().map_or_else(|| value.to_string(), str::to_owned));
                rest = tail;
            }
            _ => {
                out.push_str("{{");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Ok(out.into())
}

/// The plainest workflow: one checkpoint, words, twenty-five steps; from the person's picture if there is one.
///
/// # Errors
/// None now; the form of [`fill`].
pub(super) fn plain(values: &Values) -> Result<Value, Failure> {
    let mut graph = json!({
        "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "{{model}}"}},
        "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "{{prompt}}", "clip": ["1", 1]}},
        "3": {"class_type": "CLIPTextEncode", "inputs": {"text": "{{negative}}", "clip": ["1", 1]}},
        "4": {"class_type": "EmptyLatentImage", "inputs": {"width": "{{width}}", "height": "{{height}}", "batch_size": "{{n}}"}},
        "5": {"class_type": "KSampler", "inputs": {
            "model": ["1", 0], "positive": ["2", 0], "negative": ["3", 0], "latent_image": ["4", 0], "seed": "{{seed}}",
            "steps": 25, "cfg": 6.5, "sampler_name": "euler", "scheduler": "normal", "denoise": "{{strength}}"}},
        "6": {"class_type": "VAEDecode", "inputs": {"samples": ["5", 0], "vae": ["1", 2]}},
        "7": {"class_type": "SaveImage", "inputs": {"images": ["6", 0], "filename_prefix": "malgeurim"}},
    });
    if values.input.is_some() {
        graph["8"] = json!({"class_type": "LoadImage", "inputs": {"image": "{{input}}"}});
        graph["4"] = json!({"class_type": "VAEEncode", "inputs": {"pixels": ["8", 0], "vae": ["1", 2]}});
    }
    if values.mask.is_some() {
        graph["9"] = json!({"class_type": "LoadImageMask", "inputs": {"image": "{{mask}}", "channel": "red"}});
        graph["10"] = json!({"class_type": "SetLatentNoiseMask", "inputs": {"samples": ["4", 0], "mask": ["9", 0]}});
        graph["5"]["inputs"]["latent_image"] = json!(["10", 0]);
    }
    filled(&graph, values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        Values { prompt: "집 {{seed}}".into(), seed: 7, width: 512, strength: 0.5, n: 1, ..Values::default() }
    }

    #[test]
    fn placeholders_become_words_and_numbers() {
        let template = json!({"1": {"class_type": "A", "inputs": {
            "text": "{{prompt}}", "seed": "{{seed}}", "name": "w{{width}}-{{other}}-{{", "denoise": "{{strength}}", "n": [1, "{{n}}"]}}});
        let filled = fill(&template, &values()).expect("filled");
        let wanted =
            json!({"text": "집 {{seed}}", "seed": 7, "name": "w512-{{other}}-{{", "denoise": 0.5, "n": [1, 1]});
        assert_eq!(filled["1"]["inputs"], wanted);
    }

    #[test]
    fn a_workflow_that_cannot_do_it_is_told() {
        let node = |text: &str| json!({"1": {"class_type": "A", "inputs": {"text": text}}});
        assert!(matches!(fill(&json!({}), &values()), Err(Failure::Workflow(_))));
        assert!(matches!(fill(&json!({"nodes": [1]}), &values()), Err(Failure::Workflow(_))));
        assert!(matches!(fill(&node("x"), &values()), Err(Failure::Workflow(_))));
        assert_eq!(fill(&node("{{prompt}} {{mask}}"), &values()), Err(Failure::Unable("picture")));
        let with_picture = Values { input: Some("a.png".into()), ..values() };
        assert_eq!(fill(&node("{{prompt}}"), &with_picture), Err(Failure::Unable("picture")));
    }

    #[test]
    fn the_plain_one_follows_what_there_is() {
        let from_words = plain(&values()).expect("a workflow");
        assert_eq!(from_words["4"]["class_type"], "EmptyLatentImage");
        let both = Values { input: Some("a.png".into()), mask: Some("m.png".into()), ..values() };
        let over = plain(&both).expect("a workflow");
        assert_eq!(over["8"]["inputs"]["image"], "a.png");
        assert_eq!(over["5"]["inputs"]["latent_image"], json!(["10", 0]));
    }
}
