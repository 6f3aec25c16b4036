//! Names in a bucket that cannot be ours, taken out of a list before it is read: the library refuses a whole list for one of them.

/// The page of a list without the objects whose names have parts that are empty, `.` or `..`, or signs that cannot be seen.
pub(super) fn left_out(page: Vec<u8>) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(&page) else { return page };
    let keys = || text.split("<Key>").skip(1).filter_map(|rest| rest.split_once("</Key>")).map(|(key, _)| key);
    if !keys().any(is_foreign) {
        return page;
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, entry, after)) = next(rest) {
        kept.push_str(before);
        if !entry
            .split_once("<Key>")
            .and_then(|(_, key)| key.split_once("</Key>"))
            .is_some_and(|(key, _)| is_foreign(key))
        {
            kept.push_str(entry);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept.into_bytes()
}

/// What stands before the next `<Contents>`, itself, and what comes after.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    const END: &str = "</Contents>";
    let start = text.find("<Contents>")?;
    let end = start + text.get(start..)?.find(END)? + END.len();
    Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
}

fn is_foreign(key: &str) -> bool {
    // A folder made by a storage's own web page ends with `/`, which the library would take for an object of the name before it.
    key.contains("&#")
        || key.chars().any(char::is_control)
        || key.split('/').any(|part| matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(keys: &[&str]) -> String {
        let entry = |key: &&str| format!("<Contents><Key>{key}</Key><Size>1</Size></Contents>");
        format!(
            "<ListBucketResult>{}<IsTruncated>false</IsTruncated></ListBucketResult>",
            keys.iter().map(entry).collect::<String>()
        )
    }

    #[test]
    fn only_what_cannot_be_ours_is_taken_out() {
        let left =
            left_out(page(&["heads/a", "a//b", "/x", "heads/", "heads/../a", "우리/b", "a&#x0;", "last"]).into_bytes());
        assert_eq!(String::from_utf8(left).as_deref(), Ok(page(&["heads/a", "우리/b", "last"]).as_str()));
        for whole in [page(&[]), page(&["a", "b/c"]), "<Contents><Key>a//b".to_owned(), "x".to_owned()] {
            assert_eq!(left_out(whole.clone().into_bytes()), whole.into_bytes());
        }
    }
}
