//! Object storage that speaks S3, in a data centre or on a NAS.
//!
//! The library `object_store` makes the requests, signs them (SigV4) and reads the answers; the client under it is the program's
//! own (`line`: no proxy, no redirect, own certificates, limits in size), and what is tried again is decided in `retry`.
//! Whatever the storage says is put into one of eight words (`refusal`).
//!
//! A small runtime in each bucket carries a call in the thread that calls. Between calls nothing runs.

mod account;
mod foreign;
mod line;
mod refusal;
mod retry;
mod versions;

pub use line::Cost;
pub use retry::Pace;

use super::{Depot, DepotError, Listed, MAX_LISTED, MAX_OBJECT, is_name, name};
use crate::domain::place::{Account, Style};
use crate::io::net::Secret;
use line::{Limit, Line, Load};
use object_store::aws::{AmazonS3, AmazonS3Builder, S3ConditionalPut};
use object_store::list::{PaginatedListOptions, PaginatedListStore};
use object_store::path::Path;
use object_store::{Error, GetOptions, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload, RetryConfig};
use retry::{Tried, meaning, persist};
use tokio::runtime::{Builder, Runtime};

/// Names of a page of a list.
const PAGE: usize = 1000;
/// Pages of a list, at most: others may have put theirs in between.
const MAX_PAGES: usize = 4 * MAX_LISTED / PAGE;

/// A bucket where tablets meet.
pub struct Bucket {
    store: AmazonS3,
    line: Line,
    /// The address of the bucket itself.
    root: String,
    region: String,
    prefix: String,
    pace: Pace,
    runtime: Runtime,
}

impl Bucket {
    /// The bucket of this account. Nothing is asked of it yet.
    ///
    /// # Errors
    /// `Broken` if an entry of the account cannot be one, `Denied` if it must not be spoken to without encryption.
    pub fn open(account: &Account, key: &Secret) -> Result<Self, DepotError> {
        Self::with_pace(account, key, Pace::default())
    }

    /// As [`Bucket::open`], with other waits.
    ///
    /// # Errors
    /// As [`Bucket::open`].
    pub fn with_pace(account: &Account, key: &Secret, pace: Pace) -> Result<Self, DepotError> {
        let broken = |error: String| DepotError::Broken(error);
        let url = account.address()?;
        let line = Line::new(account, &url, pace.one)?;
        let runtime =
            Builder::new_current_thread().enable_all().max_blocking_threads(2).thread_name("depot-helper").build();
        let store = AmazonS3Builder::new()
            .with_endpoint(url.as_str().trim_end_matches('/'))
            .with_region(account.region())
            .with_bucket_name(&account.bucket)
            .with_access_key_id(&account.access_key)
            .with_secret_access_key(key.reveal())
            .with_virtual_hosted_style_request(account.style == Style::Host)
            .with_conditional_put(S3ConditionalPut::ETagMatch)
            // Not every storage knows how to remove many at once.
            .with_disable_bulk_delete(true)
            .with_disable_tagging(true)
            // `retry` decides.
            .with_retry(RetryConfig { max_retries: 0, ..RetryConfig::default() })
            .with_http_connector(line.clone())
            .build();
        let (store, runtime) =
            (store.map_err(|error| broken(error.to_string()))?, runtime.map_err(|error| broken(error.to_string()))?);
        let root = match account.style {
            Style::Path => format!("{url}{}", account.bucket),
            Style::Host => url.to_string(),
        };
        let (region, prefix) = (account.region().to_owned(), account.prefix.clone());
        Ok(Self { store, line, root, region, prefix, pace, runtime })
    }

    /// What this bucket has cost since it was opened.
    pub fn cost(&self) -> Cost {
        self.line.cost()
    }

    /// The whole name of an object in the bucket.
    fn path(&self, object: &str) -> Result<Path, DepotError> {
        let object = name::name(object)?;
        let whole = if self.prefix.is_empty() { object.to_owned() } else { format!("{}/{object}", self.prefix) };
        Path::parse(&whole).map_err(|error| DepotError::Broken(error.to_string()))
    }

    /// Asks until it is done or over.
    fn ask<T, F: Future<Output = object_store::Result<T>>>(
        &self,
        bytes: u64,
        ask: impl FnMut() -> F,
    ) -> Result<Tried<object_store::Result<T>>, DepotError> {
        self.runtime.block_on(persist(&self.pace, bytes, ask))
    }

    fn write(&self, path: &Path, bytes: &[u8], mode: &PutMode) -> Result<Tried<object_store::Result<()>>, DepotError> {
        if bytes.len() as u64 > MAX_OBJECT {
            return Err(DepotError::TooLarge);
        }
        let payload = PutPayload::from(bytes.to_vec());
        self.ask(bytes.len() as u64, || {
            let mut options = PutOptions::from(mode.clone());
            options.extensions.insert(Load(payload.clone()));
            let put = self.store.put_opts(path, payload.clone(), options);
            async { put.await.map(drop) }
        })
    }

    /// A page of a list, and where the next one begins.
    fn page(&self, below: &str, token: Option<String>) -> Result<(Vec<Listed>, Option<String>), DepotError> {
        let page = self.ask(0, || {
            let page_token = token.clone();
            let options = PaginatedListOptions { max_keys: Some(PAGE), page_token, ..PaginatedListOptions::default() };
            self.store.list_paginated((!below.is_empty()).then_some(below), options)
        })?;
        let page = page.value.map_err(|error| meaning(&error))?;
        let ours = page.result.objects.into_iter().filter_map(|object| {
            let name = self.own(object.location.as_ref())?.to_owned();
            Some(Listed { name, bytes: object.size, tag: object.e_tag })
        });
        Ok((ours.collect(), page.page_token))
    }

    /// The name of an object in the bucket without what stands before ours.
    fn own<'a>(&self, whole: &'a str) -> Option<&'a str> {
        let rest = whole.strip_prefix(self.prefix.as_str())?;
        let own = if self.prefix.is_empty() { rest } else { rest.strip_prefix('/')? };
        is_name(own).then_some(own)
    }
}

impl Depot for Bucket {
    fn list(&self, folder: &str) -> Result<Vec<Listed>, DepotError> {
        let parts = [self.prefix.as_str(), name::folder(folder)?]
            .map(|part| if part.is_empty() { String::new() } else { format!("{part}/") });
        let (below, mut token, mut found) = (parts.concat(), None, Vec::new());
        for _ in 0..MAX_PAGES {
            let (page, next) = self.page(&below, token.take())?;
            found.extend(page);
            if found.len() > MAX_LISTED {
                return Err(DepotError::TooLarge);
            }
            if next.is_none() {
                found.sort();
                return Ok(found);
            }
            token = next;
        }
        Err(DepotError::TooLarge)
    }

    fn get(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, DepotError> {
        let path = self.path(name)?;
        let got = self.ask(limit.min(MAX_OBJECT), || {
            let mut options = GetOptions::default();
            options.extensions.insert(Limit(limit));
            let get = self.store.get_opts(&path, options);
            async { get.await?.bytes().await }
        })?;
        match got.value {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(meaning(&error)),
        }
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), DepotError> {
        let path = self.path(name)?;
        self.write(&path, bytes, &PutMode::Overwrite)?.value.map_err(|error| meaning(&error))
    }

    fn put_new(&self, name: &str, bytes: &[u8]) -> Result<bool, DepotError> {
        let path = self.path(name)?;
        let tried = self.write(&path, bytes, &PutMode::Create)?;
        match tried.value {
            Ok(()) => Ok(true),
            // An earlier try whose answer was lost may have made it: what lies there tells.
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) if tried.may_be_ours => {
                Ok(self.get(name, bytes.len() as u64).is_ok_and(|found| found.as_deref() == Some(bytes)))
            }
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => Ok(false),
            Err(error) => Err(meaning(&error)),
        }
    }

    fn delete(&self, name: &str) -> Result<(), DepotError> {
        let path = self.path(name)?;
        match self.ask(0, || self.store.delete(&path))?.value {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(meaning(&error)),
        }
    }
}
