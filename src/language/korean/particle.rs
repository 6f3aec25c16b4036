//! Which particle a part of a clause takes, by its role, its meaning and how it ends.

use super::{noun, pronoun};
use crate::domain::sentence::SpeechLevel;
use crate::language::clause::{Item, Kind, Role, lexicon};
use crate::language::josa::Josa;

/// What decides particles besides the role.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting {
    /// Speech level.
    pub level: SpeechLevel,
    /// The subject is honoured: 께서, 께.
    pub honoured: bool,
    /// Another noun takes 이/가: the subject takes 은/는 (엄마는 배가 아파요).
    pub second_subject: bool,
    /// 물 주세요: the thing asked for needs no 을/를.
    pub asking: bool,
    /// The one who receives is honoured: 께.
    pub honoured_recipient: bool,
}

/// A part with its particle. `joined`: more of the same follow (엄마하고 아빠가).
pub fn with_particle(item: &Item<'_>, role: Role, joined: bool, setting: &Setting) -> String {
    let text = noun::text(item, setting.level);
    if joined {
        return match setting.level {
            SpeechLevel::Formal => Josa::And.attach(&text),
            _ => format!("{text}하고"),
        };
    }
    let particle = particle(item, role, &text, setting);
    match pronoun::fused(&text, &particle) {
        Some(fused) => fused.to_owned(),
        None => fuse_end(&text, particle),
    }
}

/// Pronouns at the end of a longer group (그 누구 + 가) are left alone; only 누구가 is never said.
fn fuse_end(text: &str, particle: String) -> String {
    match text.strip_suffix("누구").filter(|_| particle == "가") {
        Some(head) => format!("{head}누가"),
        None => format!("{text}{particle}"),
    }
}

fn particle(item: &Item<'_>, role: Role, text: &str, setting: &Setting) -> String {
    let person = item.kind() == Kind::Person || item.kind() == Kind::Animal;
    match role {
        Role::Plain | Role::Complement => String::new(),
        Role::Vocative => ",".to_owned(),
        Role::Subject => subject(item, text, setting),
        Role::Nominative => Josa::Subject.after(text).to_owned(),
        Role::Object if setting.asking => String::new(),
        Role::Object => Josa::Object.after(text).to_owned(),
        Role::Recipient if !person => "에".to_owned(),
        Role::Recipient if setting.honoured_recipient && !is_self(item) => "께".to_owned(),
        Role::Recipient if setting.level == SpeechLevel::Formal => "에게".to_owned(),
        Role::Recipient => "한테".to_owned(),
        Role::Companion if setting.level == SpeechLevel::Formal => Josa::And.after(text).to_owned(),
        Role::Companion => "하고".to_owned(),
        Role::Goal if person => "한테".to_owned(),
        Role::Goal => "에".to_owned(),
        Role::Place => "에서".to_owned(),
        Role::Time => time(item).to_owned(),
        Role::Means => Josa::By.after(text).to_owned(),
    }
}

fn is_self(item: &Item<'_>) -> bool {
    item.is(lexicon::is_first_person) || item.is(lexicon::is_we)
}

/// 저는 and 그쪽은 are what is talked about; others do or are it (엄마가), unless a second subject follows.
fn subject(item: &Item<'_>, text: &str, setting: &Setting) -> String {
    let asked = item.asks();
    let self_or_you = (is_self(item) || item.is(lexicon::is_second_person)) && item.before.is_empty();
    let topic = self_or_you || (setting.second_subject && !asked);
    let honoured = setting.honoured
        && item.kind() == Kind::Person
        && !is_self(item)
        && !asked
        && !item.is(lexicon::is_second_person);
    match (honoured, topic) {
        (true, true) => "께서는".to_owned(),
        (true, false) => "께서".to_owned(),
        (false, true) => Josa::Topic.after(text).to_owned(),
        (false, false) => Josa::Subject.after(text).to_owned(),
    }
}

fn time(item: &Item<'_>) -> &'static str {
    let counted = item.counter.is_some_and(|counter| matches!(counter.ko.as_str(), "시간" | "일" | "년"));
    let every = item.before.iter().any(|word| matches!(word.ko.as_str(), "모든" | "매"));
    if item.is(lexicon::is_bare_time) || (counted && item.counter.is_some_and(|c| c.ko == "시간")) || every {
        ""
    } else {
        "에"
    }
}
