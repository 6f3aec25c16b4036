//! The state of the program: everything a frame is drawn from.

use super::{access::AccessState, calm::CalmState, talk::TalkState};
use crate::app::attention::{Understood, View};
use crate::app::command::Room;
use crate::app::editing::Editing;
use crate::app::effect::EffectId;
use crate::app::errands::ErrandState;
use crate::app::exhibit::{ExhibitView, ExportPlan, Exported, Exporting, WordsVoice};
use crate::app::happened::HappenedState;
use crate::app::lens::Lens;
use crate::app::lessons::LessonsState;
use crate::app::library::Library;
use crate::app::making::{CreateState, Film, Import, Table, Variant};
use crate::app::outcome::ImportReport;
use crate::app::packages::PackagesState;
use crate::app::pictures::{PictureKey, Pictures};
use crate::app::proof::ProofState;
use crate::app::queue::QueueState;
use crate::app::services::ServicesState;
use crate::app::sharing::SharingState;
use crate::app::symbols::{SymbolCatalogue, SymbolsState};
use crate::app::vault::VaultState;
use crate::app::voices::VoicesState;
use crate::app::workshop::WorkshopState;
use crate::domain::artwork::Artwork;
use crate::domain::board::Board;
use crate::domain::errand::Errands;
use crate::domain::example::{self, Example};
use crate::domain::exhibition::Source;
use crate::domain::id::{ArtworkId, ExhibitionId, IdSource, Millis, ProfileId};
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::domain::profile::Profile;
use crate::domain::record::{HistoryEntry, Record, Write};
use crate::domain::sheet;
use crate::domain::shown::{Sketch, Way};
use crate::domain::strip::{Strip, Tile};
use crate::domain::tone::Tone;
use crate::domain::vocabulary::{Everyday, SymbolRef, Vocabulary};
use crate::formats::{builtin_boards, errands, everyday, lesson, vocabulary};
use crate::language::find::SearchIndex;
use crate::language::heard::WordForms;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// Something is looked at or listened to.
#[derive(Clone, Debug)]
pub struct Attending {
    /// In which way.
    pub way: Way,
    /// The effect that opened it.
    pub id: EffectId,
    /// The camera or microphone is open.
    pub open: bool,
    /// A word is being spoken, push to talk.
    pub talking: bool,
    /// What is seen now.
    pub view: Arc<View>,
    /// What was understood last.
    pub heard: Option<Heard>,
}

impl Attending {
    pub(super) fn new(way: Way, id: EffectId) -> Self {
        Self { way, id, open: false, talking: false, view: Arc::default(), heard: None }
    }
}

/// What was understood last.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// A word.
    Word(Tile),
    /// "모르겠어요".
    Unknown,
    /// It could be heard or seen only badly.
    Hint(Notice),
}

/// A question that waits: which of these is it?
#[derive(Clone, Debug)]
pub struct Asked {
    /// In which way it was shown.
    pub way: Way,
    /// What was shown.
    pub shown: Understood,
    /// One to three words.
    pub choices: Vec<Tile>,
}

/// A word being taught.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The word.
    pub tile: Tile,
    /// Examples kept since the lesson began.
    pub kept: usize,
    /// The last example looks like this other word.
    pub like: Option<Tile>,
}

/// The room where words are taught.
#[derive(Clone, Debug)]
pub struct Teaching {
    /// In which way.
    pub way: Way,
    /// The word being taught; none: the list.
    pub lesson: Option<Lesson>,
}

/// Signs, cards, drawings, sounds.
#[derive(Clone, Debug)]
pub struct RecognizeState {
    /// What is looked at or listened to now; one way at a time.
    pub on: Option<Attending>,
    /// A question that waits.
    pub asked: Option<Asked>,
    /// Words are being taught.
    pub teaching: Option<Teaching>,
    /// The drawing that was understood last, and as what.
    pub drawing: Option<(Tile, Sketch)>,
    /// The way in which was taught last.
    pub taught_way: Way,
}

impl Default for RecognizeState {
    fn default() -> Self {
        Self { on: None, asked: None, teaching: None, drawing: None, taught_way: Way::Sign }
    }
}

/// Exhibit.
#[derive(Clone, Debug, Default)]
pub struct ExhibitState {
    /// The open exhibition.
    pub open: Option<ExhibitionId>,
    /// What is seen of it.
    pub view: ExhibitView,
    /// The work whose label is shown.
    pub selected: Option<ArtworkId>,
    /// What is to be made of it.
    pub plan: ExportPlan,
    /// The maker's words about a work are being recorded.
    pub voice: Option<WordsVoice>,
    /// Export under way.
    pub exporting: Option<Exporting>,
    /// What came of the last one.
    pub exported: Option<Exported>,
    /// The certificate with which it is signed.
    pub proof: ProofState,
}

/// What a start needs from outside.
pub struct Start {
    /// What is stored.
    pub records: Vec<Record>,
    /// Random for each start.
    pub nonce: u64,
    /// Time.
    pub now: Millis,
    /// Language when nobody is chosen yet.
    pub lang: Lang,
    /// Minutes ahead of UTC, for dates.
    pub utc_offset_min: i32,
    /// Where files for people go by default.
    pub documents: std::path::PathBuf,
    /// Where the person's pictures are.
    pub pictures_folder: std::path::PathBuf,
}

/// The state.
pub struct State {
    /// Time of the last command (the state has no clock).
    pub now: Millis,
    /// Minutes ahead of UTC, for dates.
    pub utc_offset_min: i32,
    /// Where files for people go by default.
    pub documents: std::path::PathBuf,
    /// Where the person's pictures are.
    pub pictures_folder: std::path::PathBuf,
    /// Words and phrases.
    pub words: Arc<Vocabulary>,
    /// The forms of all words in one language, once they were asked for.
    pub(super) forms: Option<(Lang, Arc<WordForms>)>,
    /// Errands that come with the program.
    pub errands: Arc<Errands>,
    /// What is often said by many.
    pub everyday: Arc<Everyday>,
    /// Search over all words.
    pub index: Arc<SearchIndex>,
    /// What is stored.
    pub library: Library,
    /// Language when nobody is chosen.
    pub lang: Lang,
    /// Where one is.
    pub room: Room,
    /// Who it is.
    pub who: Option<ProfileId>,
    /// Talk.
    pub talk: TalkState,
    /// Errands.
    pub errand: ErrandState,
    /// Boards being changed.
    pub editing: Editing,
    /// Signs, cards, drawings, sounds.
    pub recognize: RecognizeState,
    /// Switches.
    pub access: AccessState,
    /// Create.
    pub create: CreateState,
    /// The camera is open for a photograph.
    pub lens: Option<Lens>,
    /// Tables that were left while something was made on them.
    pub tables: Vec<Table>,
    /// Services of the network.
    pub services: ServicesState,
    /// The first guide is shown.
    pub(super) welcoming: bool,
    /// What the person is not distracted by.
    pub calm: CalmState,
    /// What only instructors may read, while one is there.
    pub vault: VaultState,
    /// The work looked at in My works.
    pub work: Option<ArtworkId>,
    /// The making of a work, being watched.
    pub film: Option<Film>,
    /// Exhibit.
    pub exhibit: ExhibitState,
    /// The workshop.
    pub workshop: WorkshopState,
    /// Lessons as they are written.
    pub lessons: LessonsState,
    /// What waits for an instructor, and what a person is told of it.
    pub queue: QueueState,
    /// What happened, of who said yes.
    pub happened: HappenedState,
    /// Packages.
    pub packages: PackagesState,
    /// Where tablets meet.
    pub sharing: SharingState,
    /// Symbols to choose from.
    pub symbols: SymbolsState,
    /// Messages to the person, oldest first; the first is shown until read.
    pub notices: VecDeque<Notice>,
    /// Pictures for the face.
    pub pictures: Pictures,
    /// Voices that can be chosen.
    pub voices: VoicesState,
    /// Something is being said.
    pub speaking: Option<EffectId>,
    /// What is being said is held on in the middle.
    pub paused: bool,
    /// Undo history, when it was asked for.
    pub history: Vec<HistoryEntry>,
    /// Backups, when they were asked for: id, time, bytes.
    pub backups: Vec<(String, Millis, u64)>,
    /// What imports brought, newest last.
    pub imports: Vec<ImportReport>,
    /// Pictures that are being made those of people: whose, and the undo list in which that is a step.
    pub(super) portraits: BTreeMap<EffectId, (ProfileId, ProfileId)>,
    /// Picture files being read in as works.
    pub importing: BTreeMap<EffectId, Import>,
    /// The form for a work that can be touched is open.
    pub enrolling: bool,
    /// Boards are being printed.
    pub printing: Option<EffectId>,
    /// Long work that has not ended.
    pub jobs: BTreeSet<EffectId>,
    /// Changes on their way to the store, oldest first: they come after everything that the store has answered so far.
    pub(super) under_way: BTreeMap<EffectId, Vec<Write>>,
    /// Recordings that are wanted: whose, and for which button (its clip key). Any other is forgotten when it comes.
    pub(super) recordings: BTreeMap<EffectId, (ProfileId, String)>,
    pub(super) ids: IdSource,
    pub(super) next_effect: EffectId,
}

impl State {
    /// The state at the start: everything stored is there, and nobody is chosen unless there is only one person.
    pub fn new(start: Start) -> Self {
        let words = Arc::new(vocabulary::builtin());
        let mut library = Library::default();
        for board in builtin_boards::builtin(&words) {
            library.builtin.insert(board.id.clone(), Arc::new(board));
        }
        library.builtin_lessons = lesson::builtin().into_iter().map(Arc::new).collect();
        library.replace(start.records);
        let catalogue = Arc::new(SymbolCatalogue::new(&words, Vec::new()));
        let symbols = SymbolsState { catalogue, ..SymbolsState::default() };
        Self {
            now: start.now,
            utc_offset_min: start.utc_offset_min,
            documents: start.documents,
            pictures_folder: start.pictures_folder,
            forms: None,
            errands: Arc::new(errands::builtin(&words)),
            everyday: Arc::new(everyday::builtin(&words)),
            index: Arc::new(SearchIndex::new(&words)),
            words,
            library,
            lang: start.lang,
            room: Room::Who,
            who: None,
            talk: TalkState::default(),
            errand: ErrandState::default(),
            editing: Editing::default(),
            recognize: RecognizeState::default(),
            access: AccessState::default(),
            create: CreateState::default(),
            lens: None,
            tables: Vec::new(),
            services: ServicesState::default(),
            welcoming: false,
            calm: CalmState::default(),
            vault: VaultState::default(),
            sharing: SharingState::default(),
            work: None,
            film: None,
            exhibit: ExhibitState::default(),
            workshop: WorkshopState::default(),
            lessons: LessonsState::default(),
            queue: QueueState::default(),
            happened: HappenedState::default(),
            packages: PackagesState::default(),
            symbols,
            notices: VecDeque::new(),
            pictures: Pictures::default(),
            voices: VoicesState::default(),
            speaking: None,
            paused: false,
            history: Vec::new(),
            backups: Vec::new(),
            imports: Vec::new(),
            portraits: BTreeMap::new(),
            importing: BTreeMap::new(),
            enrolling: false,
            printing: None,
            jobs: BTreeSet::new(),
            under_way: BTreeMap::new(),
            recordings: BTreeMap::new(),
            ids: IdSource::new(start.nonce),
            next_effect: 1,
        }
    }

    /// The person.
    pub fn person(&self) -> Option<&Profile> {
        self.library.profiles.get(self.who.as_ref()?)
    }

    /// An exhibition with all its works, as they are now.
    pub fn exhibition_source(&self, show: &ExhibitionId) -> Option<Source> {
        let show = self.library.exhibitions.get(show)?.clone();
        let works = show.works().filter_map(|id| self.library.artworks.get(id));
        let works = works.map(|work| (self.library.told(work), self.library.sheet(work))).collect();
        Some(Source { show, works, at: self.now, offset_min: self.utc_offset_min })
    }

    /// The language of the face and voice now.
    pub fn lang(&self) -> Lang {
        self.person().map_or(self.lang, |person| person.lang)
    }

    /// The strip that taps go to.
    pub fn strip(&self) -> Strip {
        if let Some(strip) = &self.talk.modelling {
            return strip.clone();
        }
        let Some(who) = &self.who else { return Strip::default() };
        self.library.strips.get(who).cloned().unwrap_or_else(|| Strip { profile: who.clone(), ..Strip::default() })
    }

    /// What 말하기 says now.
    pub fn sentence_now(&self) -> &str {
        let Strip { bare, as_tapped, .. } = self.strip();
        self.talk.sentence.said(bare, as_tapped)
    }

    /// The open board.
    pub fn board(&self) -> Option<&Arc<Board>> {
        self.shown(&self.talk.board)
    }

    /// What a tile shows as its word, in the person's language.
    pub fn tile_text(&self, tile: &Tile) -> String {
        use crate::domain::strip::Piece;
        let lang = self.lang();
        match &tile.piece {
            Piece::Word(id) => self.words.word(id.as_str()).map_or(id.0.clone(), |word| word.text(lang).to_owned()),
            Piece::Phrase(id) => {
                self.words.phrase(id.as_str()).map_or(id.0.clone(), |phrase| phrase.label.get(lang).to_owned())
            }
            Piece::Text(text) => text.clone(),
        }
    }

    /// The picture of a tile.
    pub fn tile_symbol(&self, tile: &Tile) -> SymbolRef {
        use crate::domain::strip::Piece;
        if let Some(drawn) = self.drawing_of(&example::meaning(tile)) {
            return drawn;
        }
        if !tile.symbol.0.is_empty() {
            return tile.symbol.clone();
        }
        match &tile.piece {
            Piece::Word(id) => self.words.word(id.as_str()).map(|word| word.symbol.clone()).unwrap_or_default(),
            Piece::Phrase(id) => self.words.phrase(id.as_str()).map(|p| p.symbol.clone()).unwrap_or_default(),
            Piece::Text(text) => self.words.find(text).map(|word| word.symbol.clone()).unwrap_or_default(),
        }
    }

    /// The person's own drawing that stands for a meaning.
    pub fn drawing_of(&self, meaning: &str) -> Option<SymbolRef> {
        self.person()?.drawings.get(meaning).map(|blob| SymbolRef(format!("blob:{blob}")))
    }

    /// Everything that the person taught, for and against.
    pub fn my_examples(&self) -> impl Iterator<Item = &Arc<Example>> {
        self.library.examples.values().filter(|example| Some(&example.profile) == self.who.as_ref())
    }

    /// The person's examples of one word in one way, oldest first: for it, or against it.
    pub fn examples_of(&self, way: Way, meaning: &str, is: bool) -> Vec<&Arc<Example>> {
        let wanted = |example: &&Arc<Example>| example.is == is && example.way() == way && example.meaning() == meaning;
        let mut examples: Vec<_> = self.my_examples().filter(wanted).collect();
        examples.sort_by(|a, b| (a.made, &a.id).cmp(&(b.made, &b.id)));
        examples
    }

    /// The picture of a work as it is seen now.
    pub fn work_picture(&self, work: &Artwork, side: u32) -> PictureKey {
        match (sheet::version(work, self.library.marks_of(&work.id)), &work.base) {
            (None, Some(base)) => PictureKey::Blob(base.clone(), side),
            (version, _) => PictureKey::Work(work.id.clone(), version.unwrap_or_default(), side),
        }
    }

    /// The same, as it would look in a style and tone.
    pub fn work_in_style(&self, work: &Artwork, style: &str, tone: Tone, side: u32) -> PictureKey {
        let seen = sheet::seen(work, self.library.marks_of(&work.id));
        PictureKey::Styled(work.id.clone(), seen, style.to_owned(), tone, side)
    }

    /// Which of the paintings to choose from is the work's picture.
    pub fn chosen_painting(&self) -> Option<usize> {
        let base = self.library.artworks.get(self.create.draft.work.as_ref()?)?.base.as_ref()?;
        let is_it = |variant: &Variant| variant.made.as_ref().is_some_and(|(blob, ..)| blob == base);
        self.create.variants.iter().position(is_it)
    }

    pub(super) fn effect_id(&mut self) -> EffectId {
        self.next_effect += 1;
        self.next_effect
    }

    /// Adds a message unless the same one waits already.
    pub fn tell(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push_back(notice);
        }
    }
}
