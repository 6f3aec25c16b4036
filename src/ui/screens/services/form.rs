//! One service as an instructor enters it: which kind, then name, address, key, tasks, models, on or off. The key is typed here,
//! goes on with the command, and is shown nowhere again.

use super::super::settings::SettingsPage;
use super::super::settings::lines::{Lines, choice};
use super::entries::{key_line, labelled, typed, workflow_line};
use super::kinds::{KINDS, tasks_of};
use super::{sentence, worded_fault};
use crate::app::{Command, Entering, Entry, EntryFault, KeyText, ServicesCommand};
use crate::domain::service::{Kind, Provider, Service, Task};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Rect, Ui};

/// What is being typed.
pub struct Form {
    /// Its name until now; none: a new one.
    was: Option<String>,
    /// As it is to be; its texts are edited in place.
    pub(super) service: Service,
    pub(super) key: String,
    /// The key that was kept is to go.
    pub(super) forget_key: bool,
    /// Path of a workflow file.
    pub(super) workflow: String,
    /// It was handed over, and how that went is not known yet.
    sent: bool,
    /// Why it was not kept.
    fault: Option<EntryFault>,
    fault_shown: bool,
    /// Taking it out was pressed once.
    removing: bool,
}

impl Form {
    /// A new service of a kind, with the address that it usually has.
    pub fn new(provider: Provider, url: &str) -> Self {
        let tasks = [Task::Image, Task::Edit].map(|task| task.name().to_owned()).to_vec();
        let service = Service {
            name: String::new(),
            kind: Kind::Image,
            url: url.to_owned(),
            on: false,
            paid: url.starts_with("https"),
            provider,
            tasks,
            default_for: Vec::new(),
            models: Default::default(),
            voice: None,
            workflow: None,
            options: Default::default(),
            limits: Default::default(),
            more: Default::default(),
        };
        Self { was: None, ..Self::of(service) }
    }

    /// One that is known. What its kind says of its tasks is written out, so that each can be tapped.
    pub fn of(mut service: Service) -> Self {
        let does = |task: &Task| service.does(*task);
        service.tasks = Task::ALL.iter().filter(|task| does(task)).map(|task| task.name().to_owned()).collect();
        let was = Some(service.name.clone());
        let (key, workflow) = (String::new(), String::new());
        Self {
            was,
            service,
            key,
            forget_key: false,
            workflow,
            sent: false,
            fault: None,
            fault_shown: false,
            removing: false,
        }
    }

    /// Its name until now, if it is known.
    pub(super) fn was(&self) -> Option<&str> {
        self.was.as_deref()
    }

    /// What is handed over.
    fn entry(&self) -> Entry {
        let mut service = self.service.clone();
        service.models.retain(|_, model| !model.trim().is_empty());
        service.models.values_mut().for_each(|model| *model = model.trim().to_owned());
        service.voice = service.voice.map(|voice| voice.trim().to_owned()).filter(|voice| !voice.is_empty());
        service.kind = kind_of(&service);
        let key = match (self.key.trim().is_empty(), self.forget_key) {
            (false, _) => Some(KeyText::new(&self.key)),
            (true, true) => Some(KeyText::default()),
            (true, false) => None,
        };
        let workflow = self.workflow.trim();
        let workflow = (!workflow.is_empty()).then(|| workflow.into());
        Entry { was: self.was.clone(), service, workflow, key }
    }
}

impl Form {
    /// What became of what was handed over. True: it is kept, and the form is done.
    fn answered(&mut self, cx: &mut Cx<'_>) -> bool {
        match cx.state.services.entering.filter(|_| self.sent) {
            Some(Entering::Done) => {
                // Whether it answers is the next question.
                if self.service.on {
                    cx.send(Command::Services(ServicesCommand::Test(self.service.name.clone())));
                }
                true
            }
            Some(Entering::Fault(fault)) => {
                (self.sent, self.fault, self.fault_shown) = (false, Some(fault), false);
                false
            }
            _ => false,
        }
    }
}

/// The kind follows from what it does.
fn kind_of(service: &Service) -> Kind {
    let does = |tasks: &[Task]| tasks.iter().any(|task| service.does(*task));
    match () {
        () if does(&[Task::Image, Task::Edit]) => Kind::Image,
        () if does(&[Task::Chat]) => Kind::Chat,
        () if does(&[Task::Transcribe, Task::Speak]) => Kind::Speech,
        () => Kind::Other,
    }
}

/// Draws the form; the list again once it is kept or left.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, rect: Rect) {
    let Some(mut form) = page.services.form.take() else { return };
    if form.answered(cx) {
        return page.turn_to_top();
    }
    let parts = rows(rect, GAP, &[72.0, 0.0]);
    let leaves = top(ui, cx, &mut form, parts[0]);
    if form.fault.is_some() && !form.fault_shown {
        form.fault_shown = true;
        page.turn_to_top();
    }
    let mut lines = Lines::new(parts[1], &page.turned);
    fields(ui, cx, &mut form, &mut lines);
    let gone = remove(ui, cx, &mut form, &mut lines);
    lines.turn(ui, cx, &mut page.turned, parts[1]);
    if leaves || gone {
        return page.turn_to_top();
    }
    page.services.form = Some(form);
}

/// Back, what it is, save. True: back was pressed.
fn top(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form, rect: Rect) -> bool {
    let wide = (rect.width() * 0.26).min(200.0);
    let places = columns(rect, GAP, &[wide, 0.0, wide]);
    let name = cx.t("back");
    let back = Key::new("form-back", places[0], &name).icon("previous").beside().lines(1).show(ui, cx);
    let kind = KINDS.iter().find(|kind| kind.provider == form.service.provider);
    let text = kind.map_or_else(|| form.service.provider.name().to_owned(), |kind| cx.t(kind.name).to_string());
    cx.words(ui, &text, places[1], TYPE_WORD, Weight::Bold, Align::Center, 2, cx.colors.ink);
    let ready = !form.sent && !form.service.name.trim().is_empty() && !form.service.url.trim().is_empty();
    let name = cx.t("save");
    let key = Key::new("form-save", places[2], &name).icon("save").beside().lines(1).enabled(ready);
    let key = if ready { key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main) } else { key };
    if key.show(ui, cx) {
        (form.sent, form.fault) = (true, None);
        let entry = form.entry();
        form.service.name = entry.service.name.trim().to_owned();
        cx.send(Command::Services(ServicesCommand::Enter(Box::new(entry))));
    }
    back
}

fn fields(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form, lines: &mut Lines) {
    if let Some(fault) = form.fault {
        worded_fault(ui, cx, lines.line(), fault);
    }
    let hint = cx.t("entry-name-hint");
    typed(ui, cx, lines.line(), ("entry-name", &hint), &mut form.service.name, 60);
    let hint = cx.t("entry-url-hint");
    typed(ui, cx, lines.line(), ("entry-url", &hint), &mut form.service.url, 300);
    key_line(ui, cx, lines.line(), form);
    if form.service.provider == Provider::ComfyUi {
        workflow_line(ui, cx, lines.line(), form);
    }
    let row = lines.line();
    if let Some(index) = choice(ui, cx, row, "entry-on", &["on", "off"], usize::from(!form.service.on)) {
        form.service.on = index == 0;
    }
    let row = lines.line();
    if let Some(index) = choice(ui, cx, row, "entry-paid", &["yes", "no"], usize::from(!form.service.paid)) {
        form.service.paid = index == 0;
    }
    let text = cx.t("entry-tasks");
    sentence(ui, cx, lines.line(), &text);
    for task in tasks_of(&form.service.provider) {
        task_line(ui, cx, lines.line(), &mut form.service, *task);
    }
    for task in tasks_of(&form.service.provider).iter().filter(|task| **task != Task::Edit) {
        model_line(ui, cx, form, lines, *task);
    }
}

/// Not, yes, or before other services.
fn task_line(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, service: &mut Service, task: Task) {
    let now = match (service.does(task), service.is_default_for(task)) {
        (false, _) => 0,
        (true, false) => 1,
        (true, true) => 2,
    };
    let Some(index) = choice(ui, cx, row, task_text(task), &["task-not", "task-does", "task-first"], now) else {
        return;
    };
    let name = task.name();
    service.tasks.retain(|other| other != name);
    service.default_for.retain(|other| other != name);
    if index > 0 {
        service.tasks.push(name.to_owned());
    }
    if index > 1 {
        service.default_for.push(name.to_owned());
    }
}

fn task_text(task: Task) -> &'static str {
    match task {
        Task::Image => "task-image",
        Task::Edit => "task-edit",
        Task::Chat => "task-chat",
        Task::Transcribe => "task-transcribe",
        Task::Speak => "task-speak",
        Task::Moderate => "task-moderate",
    }
}

/// The model for a task that it does; painting over takes the one for pictures.
fn model_line(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form, lines: &mut Lines, task: Task) {
    let service = &mut form.service;
    if !(service.does(task) || task == Task::Image && service.does(Task::Edit)) {
        return;
    }
    let what = cx.t(task_text(task));
    let label = cx.tn("entry-model", &[("task", &what)]);
    let hint = cx.t("entry-model-hint");
    let model = service.models.entry(task.name().to_owned()).or_default();
    labelled(ui, cx, lines.line(), (&label, &hint), model, 120);
    if task == Task::Speak {
        let hint = cx.t("entry-model-hint");
        typed(ui, cx, lines.line(), ("entry-voice", &hint), service.voice.get_or_insert_default(), 60);
    }
}

/// Taken out only with a second press. True: it goes.
fn remove(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form, lines: &mut Lines) -> bool {
    let Some(was) = form.was().map(str::to_owned) else { return false };
    let row = lines.line();
    let places = columns(row, GAP, &[0.0, (row.width() * 0.2).min(160.0), (row.width() * 0.2).min(160.0)]);
    if !form.removing {
        let name = cx.tn("entry-remove", &[("name", &was)]);
        let word = cx.t("entry-remove-short");
        let place = row.with_max_x(row.right().min(row.left() + 320.0));
        form.removing = Key::new("entry-remove", place, &name).word(&word).icon("trash").beside().show(ui, cx);
        return false;
    }
    let question = cx.tn("entry-remove-sure", &[("name", &was)]);
    sentence(ui, cx, places[0], &question);
    let (yes, no) = (cx.t("delete"), cx.t("cancel"));
    if Key::new("entry-remove-no", places[2], &no).icon("close").beside().lines(1).show(ui, cx) {
        form.removing = false;
    }
    let gone = Key::new("entry-remove-yes", places[1], &yes).icon("trash").beside().lines(1).show(ui, cx);
    if gone {
        cx.send(Command::Services(ServicesCommand::Remove(was)));
    }
    gone
}
