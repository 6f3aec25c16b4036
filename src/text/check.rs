//! What is missing in an exhibition, as a sentence.

use super::Texts;
use crate::domain::exhibition::Problem;

impl Texts {
    /// What is missing. Several uses become one list.
    pub fn problem(&self, problem: &Problem) -> String {
        let use_of = |value: &String| self.get(&format!("use-{value}"));
        let uses = problem.values.iter().filter(|(name, _)| *name == "use").map(|(_, value)| use_of(value));
        let uses = uses.collect::<Vec<_>>().join(", ");
        let others = problem.values.iter().filter(|(name, _)| *name != "use");
        let mut values: Vec<(&str, &str)> = others.map(|(name, value)| (*name, value.as_str())).collect();
        if !uses.is_empty() {
            values.push(("uses", &uses));
            let listed = format!("{}-uses", problem.what);
            return self.with(if self.has(&listed) { &listed } else { problem.what }, &values);
        }
        self.with(problem.what, &values)
    }

    /// What to do about it.
    pub fn problem_fix(&self, problem: &Problem) -> String {
        let values: Vec<(&str, &str)> = problem.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.hint_with(problem.what, &values).unwrap_or_default()
    }
}
