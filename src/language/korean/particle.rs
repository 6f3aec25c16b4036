//! Which particle a part of a clause takes, by its role, its meaning and how it ends.

use super::say::Order;
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
    /// The speaker takes it on or asks whether to: 제가 할게요, 제가 가요?
    pub focus: bool,
    /// Someone is honoured in the clause: their things have names of their own (댁, 연세).
    pub honoured_one: bool,
    /// An hour stands before: 세 시 삼십 분에.
    pub after_hour: bool,
    /// In which order the parts stand.
    pub order: Order,
}

/// A part with its particle. `joined`: more of the same follow (엄마하고 아빠가).
pub fn with_particle(item: &Item<'_>, role: Role, joined: bool, setting: &Setting) -> String {
    let text = honoured_name(noun::text(item, setting.level), item, setting);
    if joined && item.josa.is_none() {
        return match setting.level {
            SpeechLevel::Formal => Josa::And.attach(&text),
            _ => format!("{text}하고"),
        };
    }
    if let Some(own) = item.josa {
        let full = match text.as_str() {
            "이거" => "이것",
            "그거" => "그것",
            "저거" => "저것",
            text => text,
        };
        return format!("{full}{}{}", kept_before(item, &own.ko, role, &text, setting), own.ko);
    }
    let particle = particle(item, role, &text, setting);
    match pronoun::fused(&text, &particle) {
        Some(fused) => fused.to_owned(),
        None => fuse_end(&text, particle),
    }
}

/// The particle that stays before one that was tapped: 학교에도, 엄마한테만; 저도, 물만, 집부터.
fn kept_before(item: &Item<'_>, own: &str, role: Role, text: &str, setting: &Setting) -> String {
    let stays = match role {
        Role::Recipient => !(setting.asking && is_self(item)),
        Role::Companion | Role::Place | Role::Means => true,
        Role::Goal => own == "도" || own == "만",
        _ => false,
    };
    let keeps = stays && matches!(own, "도" | "만");
    if keeps { particle(item, role, text, setting) } else { String::new() }
}

/// What belongs to someone honoured: 댁, 연세, 성함, 생신, 말씀.
fn honoured_name(text: String, item: &Item<'_>, setting: &Setting) -> String {
    let own = match item.noun.map(|noun| noun.ko.as_str()) {
        Some("집") => "댁",
        Some("나이") => "연세",
        Some("이름") => "성함",
        Some("생일") => "생신",
        _ => return text,
    };
    match item.noun.filter(|_| setting.honoured_one && item.before.is_empty()) {
        Some(noun) => text.replacen(&noun.ko, own, 1),
        None => text,
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
        Role::Vocative if setting.level == SpeechLevel::Plain && item.is(lexicon::is_close) => {
            format!("{},", Josa::Call.after(text))
        }
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
        Role::Time => time(item, setting.after_hour).to_owned(),
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
    let topic = item.kind() == Kind::Time
        || (self_or_you && !(setting.focus && item.is(lexicon::is_first_person)))
        || (setting.second_subject && !asked);
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

/// Days and hours take 에; how long something lasts takes nothing.
fn time(item: &Item<'_>, after_hour: bool) -> &'static str {
    let lasts = item.counter.is_some_and(|counter| match counter.ko.as_str() {
        "시간" | "번" => true,
        "분" => !after_hour,
        _ => false,
    });
    let every = item.before.iter().any(|word| matches!(word.ko.as_str(), "모든" | "매"));
    if item.is(lexicon::is_bare_time) || lasts || every { "" } else { "에" }
}
