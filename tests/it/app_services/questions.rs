//! A question by the whole way: asked on errands, sent to a server on 127.0.0.1 as it was shown, answered and seen.

use super::whole::{Program, write_services};
use crate::net::studio::{Studio, say_json};
use malgeurim::domain::service::{AskState, Task};
use serde_json::{Value, json};

#[test]
fn a_question_goes_to_a_server_as_it_was_shown_and_its_answer_is_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = json!({"knows": true, "sentences": ["물을 마셔요. 천천히 쉬어요."]}).to_string();
    let message = json!({"role": "assistant", "content": told});
    let answer = json!({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]});
    let server = Studio::new(move |_, stream| say_json(stream, "200 OK", &answer));
    write_services(folder.path(), &server.url(), true, &json!({"kind": "chat", "models": {"chat": "c-1"}}));
    let mut program = Program::start(folder.path());
    program.run(json!({"profiles": {"add": {"name": "하늘"}}}));
    let id = program.state.library.people()[0].id.clone();
    program.run(json!({"profiles": {"choose": id}}));
    program.until(|state| state.services.for_task(Task::Chat).is_some());
    program.run(json!({"go": "settings"}));
    program.run(json!({"services": {"pin": "4711"}}));
    program.until(|state| state.services.unlocked);
    let guard = json!({"approval": "none", "questions": true, "free_text": true});
    program.run(json!({"services": {"rules": {"guard": guard}}}));
    program.run(json!({"go": "errands"}));
    program.run(json!({"errand": {"see": "ask"}}));
    program.run(json!({"errand": {"question": "저는 하늘이에요. 010-1234-5678로 전화해도 돼요?"}}));
    let shown = program.state.errand.question.clone().expect("it is shown").sent;
    assert!(server.heard("POST").is_empty(), "nothing goes before it was seen");
    program.run(json!({"errand": "ask-it"}));
    program.until(|state| state.errand.answer.is_some());
    let sentences: Vec<String> =
        program.state.errand.answer.iter().flat_map(|answer| &answer.sentences).map(|one| one.0.clone()).collect();
    assert_eq!(sentences, ["물을 마셔요.", "천천히 쉬어요."]);
    let heard = server.heard("POST");
    assert_eq!(heard.len(), 1, "asked once");
    let sent = heard[0].json();
    let question: Value = serde_json::from_str(sent["messages"][1]["content"].as_str().expect("text")).expect("JSON");
    assert_eq!(question["question"], shown.as_str());
    assert!(!heard[0].text().contains("하늘") && !heard[0].text().contains("1234"), "{}", heard[0].text());
    let ask = program.state.library.asks.values().next().expect("it is kept");
    assert_eq!((ask.state.clone(), ask.service.as_str()), (AskState::Given, "studio"));
    program.until(|state| state.library.asks.values().all(|ask| ask.left.len() == 1));
}
