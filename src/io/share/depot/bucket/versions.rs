//! Whether a bucket keeps what is deleted: then erasing erases nothing.

use super::refusal::{Refusal, entry};
use super::{Bucket, meaning, persist};
use crate::io::share::depot::DepotError;
use object_store::Error;
use object_store::aws::AwsAuthorizer;
use object_store::client::{HttpRequest, HttpRequestBody};

impl Bucket {
    /// Whether deleted objects are kept as older versions; none where the storage does not say (it knows nothing of versions,
    /// or this key may not ask).
    ///
    /// # Errors
    /// `Unreachable`; whatever else the storage says to this question counts as nothing said.
    pub fn keeps_deleted(&self) -> Result<Option<bool>, DepotError> {
        let asked = self.runtime.block_on(persist(&self.pace, 0, || self.ask_versions()))?;
        match asked.value {
            Ok(text) if text.contains("Versioning") => {
                // `Suspended` keeps what was deleted before, and a delete leaves its mark.
                Ok(Some(matches!(entry(&text, "Status").as_str(), "Enabled" | "Suspended")))
            }
            Ok(_) => Ok(None),
            Err(error) => match Refusal::of(&error) {
                Some(Refusal::Net(_)) => Err(meaning(&error)),
                _ => Ok(None),
            },
        }
    }

    /// `GetBucketVersioning`, which the library does not have; it signs it.
    async fn ask_versions(&self) -> object_store::Result<String> {
        let generic = |source: Box<dyn std::error::Error + Send + Sync>| Error::Generic { store: "S3", source };
        let mut request = HttpRequest::new(HttpRequestBody::empty());
        *request.uri_mut() = format!("{}?versioning=", self.root).parse().map_err(|error| generic(Box::new(error)))?;
        let credential = self.store.credentials().get_credential().await?;
        AwsAuthorizer::new(&credential, "s3", &self.region).try_authorize(&mut request, None)?;
        let answer = self.line.ask(request).await.map_err(|refusal| generic(Box::new(refusal)))?;
        let body = answer.into_body().bytes().await.map_err(|error| generic(Box::new(error)))?;
        Ok(String::from_utf8_lossy(&body).into_owned())
    }
}
