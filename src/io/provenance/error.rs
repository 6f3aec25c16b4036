//! What can be wrong with who signs and with signing, for sentences.

use crate::domain::notice::Notice;

/// Why nobody can sign.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The disk does not give or take it.
    #[error("the certificate cannot be kept or read: {0}")]
    Disk(#[from] std::io::Error),
    /// What is kept is no certificate of this program.
    #[error("the kept certificate is damaged")]
    Damaged,
    /// There is a certificate, and its key is gone.
    #[error("the key is missing")]
    KeyGone,
    /// The file holds no certificate.
    #[error("no certificate in PEM form")]
    NoCertificate,
    /// The file holds no key that can be used.
    #[error("no private key in PEM form (PKCS #8) that can be used")]
    NoKey,
    /// The key is not the certificate's.
    #[error("key and certificate do not belong together")]
    Mismatch,
    /// The certificate has run out, or is not valid yet.
    #[error("the certificate is not valid today")]
    NotToday,
    /// C2PA does not take such a certificate.
    #[error("the certificate is not of the kind that C2PA takes: {0}")]
    Unsuitable(String),
    /// Making one failed.
    #[error("a certificate cannot be made: {0}")]
    Make(String),
}

impl IdentityError {
    /// For a person.
    pub fn notice(&self) -> Notice {
        Notice::problem(match self {
            Self::Disk(_) | Self::Make(_) => "certificate-not-kept",
            Self::Damaged => "certificate-damaged",
            Self::KeyGone => "certificate-key-gone",
            Self::NoCertificate => "certificate-none",
            Self::NoKey => "certificate-no-key",
            Self::Mismatch => "certificate-mismatch",
            Self::NotToday => "certificate-not-today",
            Self::Unsuitable(_) => "certificate-unsuitable",
        })
    }
}

/// Why a picture is not signed.
#[derive(Debug, thiserror::Error)]
pub enum SignError {
    /// Only PNG, JPEG and TIFF are signed.
    #[error("pictures of the kind {0} are not signed")]
    Kind(String),
    /// The certificate has run out.
    #[error("the certificate is not valid today")]
    NotToday,
    /// The key is not the certificate's.
    #[error("key and certificate do not belong together")]
    Mismatch,
    /// The library's own words.
    #[error("the picture cannot be signed: {0}")]
    Refused(String),
}

impl SignError {
    /// For a person.
    pub fn notice(&self) -> Notice {
        Notice::problem(match self {
            Self::NotToday => "certificate-not-today",
            Self::Mismatch => "certificate-mismatch",
            Self::Kind(_) | Self::Refused(_) => "picture-not-signed",
        })
    }
}

impl From<c2pa::Error> for SignError {
    fn from(error: c2pa::Error) -> Self {
        use c2pa::crypto::cose::CertificateProfileError::CertificateNotValidAtTime;
        use c2pa::crypto::raw_signature::RawSignatureValidationError::SignatureMismatch;
        match error {
            c2pa::Error::RawSignatureValidationError(SignatureMismatch) => Self::Mismatch,
            c2pa::Error::CertificateProfileError(CertificateNotValidAtTime) => Self::NotToday,
            other => Self::Refused(other.to_string()),
        }
    }
}
