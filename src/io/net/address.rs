//! Where a request may go: to the origin of its service, encrypted unless that is this very device.

use super::error::NetError;
use reqwest::Url;
use std::net::IpAddr;

/// The one name that needs no look-up: the client is told its addresses.
pub(super) const THIS_DEVICE: &str = "localhost";

/// The address of a service, if it may be used.
///
/// # Errors
/// `Address`, `Insecure`.
pub(super) fn service(url: &str) -> Result<Url, NetError> {
    let wrong = || NetError::Address(url.to_owned());
    let parsed = Url::parse(url.trim()).map_err(|_| wrong())?;
    let has_secret = !parsed.username().is_empty() || parsed.password().is_some();
    match parsed.scheme() {
        // A name and a password belong into a keyring, not into a file that is read, listed and copied.
        "https" | "http" if has_secret || !parsed.has_host() => Err(wrong()),
        "https" => Ok(parsed),
        "http" if is_this_device(&parsed) => Ok(parsed),
        "http" => Err(NetError::Insecure(url.to_owned())),
        _ => Err(wrong()),
    }
}

/// The first page of the service's host.
///
/// # Errors
/// As [`service`].
pub(super) fn root(url: &str) -> Result<Url, NetError> {
    let mut url = service(url)?;
    url.set_path("/");
    url.set_query(None);
    url.set_fragment(None);
    Ok(url)
}

/// `path` below the service's address: `https://a/v1` and `images/edits` are `https://a/v1/images/edits`.
///
/// # Errors
/// As [`service`].
pub(super) fn below(url: &str, path: &str) -> Result<Url, NetError> {
    let mut url = service(url)?;
    let whole = format!("{}/{}", url.path().trim_end_matches('/'), path.trim_start_matches('/'));
    url.set_path(&whole);
    url.set_fragment(None);
    Ok(url)
}

/// Whether both are the same scheme, host and port.
pub(super) fn is_same_origin(one: &Url, other: &Url) -> bool {
    one.origin() == other.origin()
}

/// Whether two addresses of services are of the same scheme, host and port: a key is for these.
pub fn same_host(one: &str, other: &str) -> bool {
    matches!((service(one), service(other)), (Ok(one), Ok(other)) if is_same_origin(&one, &other))
}

/// 127.0.0.0/8, `::1`, `localhost`.
fn is_this_device(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == THIS_DEVICE || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_device_is_spoken_to_in_the_open() {
        for fine in [
            "https://api.example/v1",
            "http://127.0.0.1:7860",
            "http://127.1.2.3/",
            "http://[::1]:8080/",
            "http://localhost:1234/v1",
            " HTTP://LOCALHOST ",
        ] {
            assert!(service(fine).is_ok(), "{fine}");
        }
        for open in [
            "http://api.example/v1",
            "http://192.0.2.1/",
            "http://0.0.0.0/",
            "http://localhost.example/",
            "http://127.0.0.1.example/",
            "http://[::ffff:192.0.2.1]/",
        ] {
            assert_eq!(service(open), Err(NetError::Insecure(open.into())));
        }
        for wrong in
            ["", "api.example", "ftp://127.0.0.1/", "file:///etc/hosts", "https://", "https://me:secret@api.example/"]
        {
            assert_eq!(service(wrong), Err(NetError::Address(wrong.into())));
        }
    }

    #[test]
    fn a_path_stays_below_its_service() -> Result<(), NetError> {
        assert_eq!(below("https://a.example/v1", "images/edits")?.as_str(), "https://a.example/v1/images/edits");
        assert_eq!(below("https://a.example", "/prompt?x#y")?.as_str(), "https://a.example/prompt%3Fx%23y");
        assert_eq!(below("https://a.example/v1/", "//b.example/c")?.host_str(), Some("a.example"));
        assert_eq!(root("https://a.example:8443/v1?k=1")?.as_str(), "https://a.example:8443/");
        Ok(())
    }
}
