//! Every ending and how a base form takes it.

use super::irregular::Class;
use super::stem::Stem;
use crate::language::hangul::last_syllable;

/// What stands between the stem and the last ending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Middle {
    /// -(으)시-: the subject is honoured.
    pub honoured: bool,
    /// -았/었-.
    pub past: bool,
    /// -겠-.
    pub will: bool,
}

/// A last ending. Names follow the citation form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// -아/어 (반말; also before 주다, 보다).
    A,
    /// -아요/어요 (-(으)세요 with -시-).
    Ayo,
    /// -ㅂ니다/습니다.
    Bnida,
    /// -ㅂ니까/습니까.
    Bnikka,
    /// -(으)ㅂ시오.
    Bsio,
    /// -(으)십시오.
    Sipsio,
    /// -(으)셔요, the fuller form of -(으)세요.
    Syeoyo,
    /// -ㄴ다/는다 (verbs), -다 (adjectives).
    Da,
    /// -느냐 (verbs), -(으)냐 (adjectives).
    Neunya,
    /// -냐 after any stem.
    Nya,
    /// -(으)라.
    Ra,
    /// -고.
    Go,
    /// -아서/어서.
    Aseo,
    /// -(으)면.
    Myeon,
    /// -지만.
    Jiman,
    /// -지 (before 않다, 말다, 못하다).
    Ji,
    /// -게.
    Ge,
    /// -는데 (verbs), -(으)ㄴ데 (adjectives).
    Neunde,
    /// -더니.
    Deoni,
    /// -아야/어야.
    Aya,
    /// -(으)려고.
    Ryeogo,
    /// -기.
    Gi,
    /// -(으)ㅁ.
    Eum,
    /// -는 (verbs), -(으)ㄴ (adjectives): before a noun, now.
    Adnominal,
    /// -(으)ㄴ: before a noun, past of verbs.
    AdnominalPast,
    /// -(으)ㄹ: before a noun, and before 거예요.
    AdnominalFuture,
    /// -(으)ㄹ래(요).
    Rlae,
    /// -(으)러, to go and do something.
    Reo,
    /// -(으)니.
    Ni,
    /// -(으)니까.
    Nikka,
    /// -(으)면서.
    Myeonseo,
    /// -(으)ㄹ까.
    Rkka,
    /// -(으)ㄹ게.
    Rge,
    /// -아라/어라.
    Ara,
    /// -자.
    Ja,
    /// -(으)ㅂ시다.
    Bsida,
}

/// A predicate to be conjugated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predicate<'a> {
    /// Base form, ending in 다.
    pub base: &'a str,
    /// How its stem changes.
    pub class: Class,
    /// An adjective (형용사); 이다 and 아니다 count as such.
    pub adjective: bool,
}

impl<'a> Predicate<'a> {
    /// A predicate whose class is told by its form.
    pub fn new(base: &'a str, adjective: bool) -> Self {
        Self { base, class: Class::guess(base, adjective), adjective }
    }

    /// Its stem.
    pub fn stem(&self) -> Stem {
        Stem::new(self.base, self.class)
    }
}

/// Puts an ending on a base form: `conjugate("춥다", Class::B, true, Ending::Ayo)` -> 추워요.
pub fn conjugate(base: &str, class: Class, adjective: bool, ending: Ending) -> String {
    inflect(&Predicate { base, class, adjective }, Middle::default(), ending)
}

/// Puts -시-, -았/었-, -겠- and an ending on a base form, in the usual spelling.
pub fn inflect(predicate: &Predicate<'_>, middle: Middle, ending: Ending) -> String {
    variants(predicate, middle, ending).into_iter().next().unwrap_or_default()
}

/// Every correct spelling (마셔요, 마시어요; 했다, 하였다), the usual one first. Never empty.
pub fn variants(predicate: &Predicate<'_>, middle: Middle, ending: Ending) -> Vec<String> {
    let base = predicate.stem();
    let middle = Middle { honoured: middle.honoured || is_honorific(predicate.base), ..middle };
    let mut stems = vec![if middle.honoured && !is_honorific(predicate.base) { base.honoured() } else { base }];
    if middle.past {
        stems = stems.iter().flat_map(Stem::pasts).collect();
    }
    if middle.will {
        stems = stems.iter().map(Stem::will).collect();
    }
    let bare = !middle.past && !middle.will;
    let mut forms: Vec<String> = Vec::new();
    for stem in &stems {
        for form in finish(stem, predicate, middle, bare, ending) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// `bare`: no -았/었- or -겠- stands before the ending, so verbs and adjectives differ.
fn finish(stem: &Stem, predicate: &Predicate<'_>, middle: Middle, bare: bool, ending: Ending) -> Vec<String> {
    let verb = bare && acts_as_verb(predicate);
    let one = |form: String| vec![form];
    match ending {
        Ending::A => with_a(stem, bare, ""),
        Ending::Ayo if bare && middle.honoured => vec![polite_honoured(stem, "세요"), polite_honoured(stem, "셔요")],
        Ending::Ayo => with_a(stem, bare, "요"),
        Ending::Syeoyo => one(stem.honoured().a() + "요"),
        Ending::Aseo => with_a(stem, bare, "서"),
        Ending::Aya => with_a(stem, bare, "야"),
        Ending::Bnida => one(stem.bieup("니다")),
        Ending::Bnikka => one(stem.bieup("니까")),
        Ending::Bsio => one(stem.eu("ㅂ시오")),
        Ending::Sipsio => one(stem.eu("십시오")),
        Ending::Da if verb => one(declarative(stem)),
        Ending::Da => one(stem.plain("다")),
        Ending::Neunya if verb => one(stem.plain("느냐")),
        Ending::Neunya if bare => vec![stem.eu("냐"), stem.plain("냐")],
        Ending::Neunya => vec![stem.plain("느냐"), stem.plain("냐")],
        Ending::Nya => one(stem.plain("냐")),
        Ending::Ra => one(stem.eu("라")),
        Ending::Go => one(stem.plain("고")),
        Ending::Myeon => one(stem.eu("면")),
        Ending::Jiman => one(stem.plain("지만")),
        Ending::Ji => one(stem.plain("지")),
        Ending::Ge => one(stem.plain("게")),
        Ending::Neunde if verb || !bare || exists(predicate) => one(stem.plain("는데")),
        Ending::Neunde => one(stem.eu("ㄴ데")),
        Ending::Deoni => one(stem.plain("더니")),
        Ending::Ryeogo => one(stem.eu("려고")),
        Ending::Gi => one(stem.plain("기")),
        Ending::Eum => one(stem.eu("ㅁ")),
        Ending::Adnominal if verb || exists(predicate) => one(stem.plain("는")),
        Ending::Adnominal | Ending::AdnominalPast => one(stem.eu("ㄴ")),
        Ending::AdnominalFuture => one(stem.eu("ㄹ")),
        Ending::Rlae => one(stem.eu("ㄹ래")),
        Ending::Rkka => one(stem.eu("ㄹ까")),
        Ending::Rge => one(stem.eu("ㄹ게")),
        Ending::Myeonseo => one(stem.eu("면서")),
        Ending::Reo => one(stem.eu("러")),
        Ending::Ni => one(stem.eu("니")),
        Ending::Nikka => one(stem.eu("니까")),
        Ending::Ara => with_a(stem, bare, "라"),
        Ending::Ja => one(stem.plain("자")),
        Ending::Bsida => one(stem.eu("ㅂ시다")),
    }
}

fn polite_honoured(stem: &Stem, ending: &str) -> String {
    let head = stem.text().strip_suffix('시').unwrap_or(stem.text());
    format!("{head}{ending}")
}

/// -아/어 with what follows. 이다 and 아니다 have their own polite and plain forms.
fn with_a(stem: &Stem, bare: bool, rest: &str) -> Vec<String> {
    match (stem.class(), rest) {
        (Class::Copula, "") => return vec!["이야".to_owned()],
        (Class::Copula, "요") => return vec!["이에요".to_owned()],
        (Class::NotCopula, "") => return vec![stem.plain("야")],
        (Class::NotCopula, "요") => return vec![stem.plain("에요")],
        _ => {}
    }
    if !bare {
        return vec![format!("{}어{rest}", stem.text())];
    }
    std::iter::once(stem.a()).chain(stem.other_a()).map(|a| a + rest).collect()
}

/// -ㄴ다 after a vowel or ㄹ, -는다 after a consonant.
fn declarative(stem: &Stem) -> String {
    if last_syllable(stem.text()).is_some_and(|s| !matches!(s.last, None | Some('ㄹ'))) {
        stem.plain("는다")
    } else {
        stem.eu("ㄴ다")
    }
}

/// Verbs, and 있다/없다/계시다 where they behave like verbs.
fn acts_as_verb(predicate: &Predicate<'_>) -> bool {
    !predicate.adjective
}

/// Base forms that honour the subject by themselves: their 시 is -(으)시- (드세요, not 드셔요 as in 마셔요).
pub fn is_honorific(base: &str) -> bool {
    ["드시다", "주무시다", "계시다", "말씀하시다", "편찮으시다", "돌아가시다", "잡수시다"]
        .iter()
        .any(|own| base.ends_with(own))
}

/// 있다, 없다 and words made of them take -는 and -는데 although they are adjectives: 맛있는, 없는데.
fn exists(predicate: &Predicate<'_>) -> bool {
    predicate.base.ends_with("있다") || predicate.base.ends_with("없다")
}
