//! A service as the device knows it. What this version does not know of one is kept as it is.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A service that someone may turn on. Its key is no part of it: keys lie elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// What people call it; no other has this name, so that it is its id as well.
    pub name: String,
    /// What it is for.
    pub kind: Kind,
    /// Its address, e.g. `https://api.example/v1`. Whether it may be used is seen when it is.
    pub url: String,
    /// Whether it may be used. Off unless said otherwise.
    #[serde(default)]
    pub on: bool,
    /// How it is spoken to.
    #[serde(default, skip_serializing_if = "Provider::is_default")]
    pub provider: Provider,
    /// Names of what it can do ([`Task::name`]); empty: what its kind says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<String>,
    /// Names of the tasks for which it comes before other services.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub default_for: Vec<String>,
    /// Task name to model name; `image` also serves for `edit`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub models: BTreeMap<String, String>,
    /// The voice that it speaks with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<String>,
    /// Whether its answers cost money: one that comes after the person has stopped waiting is then still taken in.
    #[serde(default, skip_serializing_if = "is_false")]
    pub paid: bool,
    /// ComfyUI: the workflow in its API form, with placeholders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workflow: Option<Value>,
    /// Sent along with every request for a picture as it is, e.g. `{"quality":"low"}` or `{"steps":20}`.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub options: Map<String, Value>,
    /// How long and how much.
    #[serde(default, skip_serializing_if = "ServiceLimits::is_default")]
    pub limits: ServiceLimits,
    /// Keys of the file that this version does not know.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

impl Service {
    /// Whether it does this.
    pub fn does(&self, task: Task) -> bool {
        match self.tasks.is_empty() {
            true => self.kind.tasks().contains(&task),
            false => self.tasks.iter().any(|name| name == task.name()),
        }
    }

    /// Whether it comes before others for this.
    pub fn is_default_for(&self, task: Task) -> bool {
        self.default_for.iter().any(|name| name == task.name())
    }

    /// Whether it can paint over a part of a picture and leave the rest.
    pub fn takes_masks(&self) -> bool {
        let by_kind = match &self.provider {
            Provider::OpenAi | Provider::Automatic1111 | Provider::SdCpp | Provider::LocalAi => true,
            // The instructor's own workflow must have a place for it.
            Provider::ComfyUi => self.workflow.as_ref().is_none_or(|flow| flow.to_string().contains("{{mask}}")),
            Provider::Unknown(_) => false,
        };
        by_kind && self.does(Task::Edit)
    }

    /// Whether it looks at pictures, not at words alone: OpenAI's newer models do; others say so in their list of tasks.
    pub fn moderates_pictures(&self) -> bool {
        let says = self.tasks.iter().any(|name| name == MODERATES_PICTURES);
        says || self.model(Task::Moderate).is_none_or(|model| model.starts_with("omni-moderation"))
    }

    /// The model for a task, if one was chosen. Painting over takes the one for pictures unless it has its own.
    pub fn model(&self, task: Task) -> Option<&str> {
        let own = self.models.get(task.name());
        let shared = || self.models.get(Task::Image.name()).filter(|_| task == Task::Edit);
        own.or_else(shared).map(String::as_str)
    }
}

/// What stands in the list of tasks of a moderation service that looks at pictures.
const MODERATES_PICTURES: &str = "moderate-pictures";

/// Something a service can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// A picture from words.
    Image,
    /// A picture from words and a picture.
    Edit,
    /// Words from words.
    Chat,
    /// Words from a recording.
    Transcribe,
    /// A recording from words.
    Speak,
    /// Whether words or pictures are fit to be sent or shown.
    Moderate,
}

impl Task {
    /// Every task.
    pub const ALL: [Self; 6] = [Self::Image, Self::Edit, Self::Chat, Self::Transcribe, Self::Speak, Self::Moderate];

    /// The name in files, texts and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Edit => "edit",
            Self::Chat => "chat",
            Self::Transcribe => "transcribe",
            Self::Speak => "speak",
            Self::Moderate => "moderate",
        }
    }
}

/// What a service is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Makes pictures.
    Image,
    /// Hears or speaks.
    Speech,
    /// Talks in words.
    Chat,
    /// Something else.
    Other,
    /// A kind that this version does not know; kept as it is.
    #[serde(untagged)]
    Unknown(String),
}

impl Kind {
    /// The name in files, texts and JSON; `other` for one that is not known.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Speech => "speech",
            Self::Chat => "chat",
            Self::Other | Self::Unknown(_) => "other",
        }
    }

    /// What a service of this kind does when it does not say more.
    pub fn tasks(&self) -> &'static [Task] {
        match self {
            Self::Image => &[Task::Image, Task::Edit],
            Self::Speech => &[Task::Transcribe, Task::Speak],
            Self::Chat => &[Task::Chat],
            Self::Other | Self::Unknown(_) => &[],
        }
    }
}

/// How a service is spoken to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Provider {
    /// OpenAI, and whoever speaks like it.
    #[default]
    OpenAi,
    /// AUTOMATIC1111's web interface and Forge.
    Automatic1111,
    /// ComfyUI.
    ComfyUi,
    /// The server of stable-diffusion.cpp.
    SdCpp,
    /// LocalAI.
    LocalAi,
    /// One that this version does not know; kept as it is, and not spoken to.
    #[serde(untagged)]
    Unknown(String),
}

impl Provider {
    /// The name in files and JSON.
    pub fn name(&self) -> &str {
        match self {
            Self::OpenAi => "openai",
            Self::Automatic1111 => "automatic1111",
            Self::ComfyUi => "comfyui",
            Self::SdCpp => "sdcpp",
            Self::LocalAi => "localai",
            Self::Unknown(name) => name,
        }
    }

    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// How long a service may take from asking to the last byte, and how much it may answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceLimits {
    /// Seconds for a picture, waiting in the service's own line included.
    pub image_s: u32,
    /// Seconds for an answer in words.
    pub chat_s: u32,
    /// Seconds for hearing or speaking.
    pub speech_s: u32,
    /// Seconds for looking whether something is fit.
    pub moderate_s: u32,
    /// Longest answer, in MiB.
    pub answer_mib: u32,
}

impl Default for ServiceLimits {
    fn default() -> Self {
        // A picture of the largest size as base64 is some 30 MB; a local computer without a graphics card needs minutes.
        Self { image_s: 600, chat_s: 60, speech_s: 60, moderate_s: 15, answer_mib: 96 }
    }
}

impl ServiceLimits {
    /// Seconds for a task.
    pub fn seconds(&self, task: Task) -> u32 {
        match task {
            Task::Image | Task::Edit => self.image_s,
            Task::Chat => self.chat_s,
            Task::Transcribe | Task::Speak => self.speech_s,
            Task::Moderate => self.moderate_s,
        }
    }

    /// Longest answer in bytes, between 1 MiB and 256 MiB whatever the file says.
    pub fn max_bytes(&self) -> usize {
        (self.answer_mib.clamp(1, 256) as usize) << 20
    }

    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(more: &str) -> Service {
        let text = format!("{{\"name\":\"a\",\"kind\":\"image\",\"url\":\"https://a.example\"{more}}}");
        serde_json::from_str(&text).expect("a service")
    }

    #[test]
    fn a_short_entry_is_enough_and_stays_short() {
        let short = service("");
        assert_eq!((short.on, short.provider.clone()), (false, Provider::OpenAi));
        assert!(short.does(Task::Image) && short.does(Task::Edit) && !short.does(Task::Chat));
        let written = serde_json::to_value(&short).expect("JSON");
        assert_eq!(written.as_object().map(Map::len), Some(4), "{written}");
    }

    #[test]
    fn tasks_models_and_providers_are_named() {
        let text = r#","provider":"comfyui","tasks":["image","dance"],"models":{"image":"m"},"default_for":["image"]"#;
        let one = service(text);
        assert!(one.does(Task::Image) && !one.does(Task::Edit));
        assert_eq!((one.model(Task::Edit), one.model(Task::Chat)), (Some("m"), None));
        assert!(one.is_default_for(Task::Image));
        let again: Service = serde_json::from_value(serde_json::to_value(&one).expect("JSON")).expect("back");
        assert_eq!(again, one);
        let later = service(r#","provider":"later""#);
        assert_eq!(later.provider, Provider::Unknown("later".into()));
        let names = ["openai", "automatic1111", "comfyui", "sdcpp", "localai"];
        for name in names {
            let read: Provider = serde_json::from_value(name.into()).expect("a provider");
            assert_eq!((read.name(), matches!(read, Provider::Unknown(_))), (name, false));
        }
    }

    #[test]
    fn masks_and_looking_at_pictures_are_told_by_what_is_known() {
        assert!(service("").takes_masks() && !service(r#","tasks":["image"]"#).takes_masks());
        let comfy = |flow: &str| service(&format!(r#","provider":"comfyui"{flow}"#)).takes_masks();
        assert!(comfy("") && comfy(r#","workflow":{"1":"{{mask}}"}"#) && !comfy(r#","workflow":{"1":"{{input}}"}"#));
        assert!(!service(r#","provider":"later""#).takes_masks());
        assert!(service("").moderates_pictures());
        assert!(!service(r#","models":{"moderate":"words-only"}"#).moderates_pictures());
        let says = r#","models":{"moderate":"own"},"tasks":["moderate","moderate-pictures"]"#;
        assert!(service(says).moderates_pictures());
    }

    #[test]
    fn limits_have_limits() {
        let one = service(r#","limits":{"image_s":5,"answer_mib":4000000000}"#);
        assert_eq!((one.limits.seconds(Task::Edit), one.limits.seconds(Task::Chat)), (5, 60));
        assert_eq!(one.limits.max_bytes(), 256 << 20);
    }
}
