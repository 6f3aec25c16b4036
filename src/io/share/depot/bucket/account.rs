//! Whether an account can be used, and the address that it gives.

use super::super::{DepotError, name};
use crate::domain::place::{Account, Style};
use reqwest::Url;
use std::net::IpAddr;

/// Letters of each entry, at most.
const MAX_ENTRY: usize = 512;
/// Bytes of an own certificate, at most.
const MAX_CERTIFICATE: usize = 64 << 10;
/// The name of this device, and the end of names on it (RFC 6761, 6.3).
const THIS_DEVICE: &str = "localhost";

impl Account {
    /// Region for signatures.
    pub(super) fn region(&self) -> &str {
        if self.region.is_empty() { "us-east-1" } else { &self.region }
    }

    /// Where requests go: with the bucket in front of the host if it stands there.
    ///
    /// # Errors
    /// `Broken` if an entry cannot be one, `Denied` for an address that is not encrypted and may not be used so.
    pub(in super::super) fn address(&self) -> Result<Url, DepotError> {
        let wrong = |what: &str| DepotError::Broken(format!("{what} cannot be used"));
        let entries = [&self.endpoint, &self.region, &self.bucket, &self.access_key];
        let is_plain = |text: &&String| text.len() <= MAX_ENTRY && !text.chars().any(|c| c.is_control() || c == ' ');
        if !entries.iter().all(is_plain) || self.access_key.is_empty() || self.certificate.len() > MAX_CERTIFICATE {
            return Err(wrong("an entry"));
        }
        if !is_bucket(&self.bucket) || !name::is_prefix(&self.prefix) {
            return Err(wrong("the name of the bucket or what stands before names"));
        }
        let mut url = Url::parse(&self.endpoint).map_err(|_| wrong("the address"))?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let has_more = url.query().is_some() || url.fragment().is_some() || !url.username().is_empty();
        if host.is_empty() || has_more || url.password().is_some() || !matches!(url.path(), "" | "/") {
            return Err(wrong("the address"));
        }
        self.may_be_open(&url, &host)?;
        if self.style == Style::Host {
            // An address in numbers has no names below it.
            let is_number = host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
            let named = format!("{}.{host}", self.bucket);
            if is_number || url.set_host(Some(&named)).is_err() {
                return Err(wrong("the address with the bucket in front"));
            }
        }
        Ok(url)
    }

    fn may_be_open(&self, url: &Url, host: &str) -> Result<(), DepotError> {
        match url.scheme() {
            "https" => Ok(()),
            "http" if self.is_open && is_near(host) => Ok(()),
            "http" => Err(DepotError::Denied(format!("{url} is not encrypted"))),
            _ => Err(DepotError::Broken(format!("{url} is no address of the web"))),
        }
    }
}

/// What S3 and those who speak like it take (3 to 63 of `a-z 0-9 - .`); some older ones have capitals and `_`.
fn is_bucket(name: &str) -> bool {
    let is_kept = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    (3..=63).contains(&name.len()) && name.chars().all(is_kept) && !name.starts_with('.') && !name.contains("..")
}

/// This device or a network of one's own, by number; any other name may lead anywhere.
fn is_near(host: &str) -> bool {
    is_this_device(host)
        || match host.trim_matches(['[', ']']).parse::<IpAddr>() {
            Ok(IpAddr::V4(number)) => number.is_loopback() || number.is_private() || number.is_link_local(),
            Ok(IpAddr::V6(number)) => {
                number.is_loopback() || number.is_unique_local() || number.is_unicast_link_local()
            }
            Err(_) => false,
        }
}

/// `localhost` and names that end so.
pub(super) fn is_this_device(host: &str) -> bool {
    host.strip_suffix(THIS_DEVICE).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(endpoint: &str, style: Style, is_open: bool) -> Account {
        let text = str::to_owned;
        let (bucket, access_key) = (text("works"), text("key"));
        Account { endpoint: text(endpoint), bucket, access_key, style, is_open, ..Account::default() }
    }

    #[test]
    fn only_a_near_storage_is_spoken_to_in_the_open_and_only_if_said_so() {
        for near in
            ["http://127.0.0.1:9", "http://localhost", "http://192.168.0.9:9000", "http://10.1.2.3", "http://[fd00::1]"]
        {
            assert!(account(near, Style::Path, true).address().is_ok(), "{near}");
            assert!(matches!(account(near, Style::Path, false).address(), Err(DepotError::Denied(_))), "{near}");
        }
        for far in [
            "http://s3.example",
            "http://192.0.2.1",
            "http://localhost.example",
            "http://nas.local",
            "http://[::ffff:c000:201]",
        ] {
            assert!(matches!(account(far, Style::Path, true).address(), Err(DepotError::Denied(_))), "{far}");
        }
    }

    #[test]
    fn a_bucket_stands_in_the_path_or_before_the_host() -> Result<(), DepotError> {
        assert_eq!(
            account("https://s3.example:8443/", Style::Path, false).address()?.as_str(),
            "https://s3.example:8443/"
        );
        assert_eq!(account("https://s3.example", Style::Host, false).address()?.as_str(), "https://works.s3.example/");
        assert!(account("https://192.168.0.9", Style::Host, false).address().is_err());
        Ok(())
    }

    #[test]
    fn what_is_no_address_is_not_used() {
        for wrong in [
            "",
            "s3.example",
            "ftp://127.0.0.1",
            "https://me:pw@s3.example",
            "https://s3.example/bucket",
            "https://a/?x=1",
        ] {
            assert!(matches!(account(wrong, Style::Path, true).address(), Err(DepotError::Broken(_))), "{wrong}");
        }
        for bucket in ["", "ab", "../..", "a/b", "우리반", "a b c"] {
            let account = Account { bucket: bucket.into(), ..account("https://a", Style::Path, false) };
            assert!(account.address().is_err(), "{bucket}");
        }
    }
}
