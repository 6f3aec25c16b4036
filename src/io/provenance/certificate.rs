//! Makes the certificate of an organisation: a root of its own, and below it the one that signs.
//!
//! What C2PA asks of a signing certificate (Technical Specification 2.x, "X.509 Certificates"): version 3, no CA, key usage
//! digitalSignature, an extended key usage of its list (emailProtection), a key identifier of its issuer, and that it is not
//! self-signed. The key is ES256: P-256 with SHA-256.

use super::error::IdentityError;
use crate::domain::id::Millis;
use crate::formats::credentials::utc_day;
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer,
    KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, date_time_ymd,
};

/// How long it is valid, years. Without a time stamp server nobody can prove when something was signed, so that signatures end
/// with the certificate: it has to outlive the works' time on walls and in archives.
const YEARS: i32 = 20;
/// Clocks of devices differ: it is valid from the day before.
const BEFORE_MS: Millis = 86_400_000;
/// Clocks that are far off still give a date that can be written.
const FIRST_YEAR: i32 = 1970;
const LAST_YEAR: i32 = 9000;
/// Longest name of an organisation (X.520, ub-organization-name).
const MAX_HOLDER: usize = 64;
/// Who signs where nobody is named.
const NOBODY: &str = "Malgeurim";

/// A new certificate, all in PEM.
pub(super) struct Made {
    /// The root: to be trusted by whoever wants to trust the organisation.
    pub root: String,
    /// The certificate that signs.
    pub leaf: String,
    /// Its private key (PKCS #8).
    pub key: String,
    /// For whom, as it stands in the certificate.
    pub holder: String,
}

/// Makes root and certificate. The root's key is thrown away: nobody will ever certify anything else with it.
pub(super) fn make(holder: &str, now: Millis) -> Result<Made, IdentityError> {
    let holder = held(holder);
    let failed = |error: rcgen::Error| IdentityError::Make(error.to_string());
    let key = || KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(failed);
    let (root_key, leaf_key) = (key()?, key()?);
    let root_params = root_params(&holder, now);
    let root: Certificate = root_params.self_signed(&root_key).map_err(failed)?;
    let issuer = Issuer::from_params(&root_params, &root_key);
    let leaf = leaf_params(&holder, now).signed_by(&leaf_key, &issuer).map_err(failed)?;
    Ok(Made { root: root.pem(), leaf: leaf.pem(), key: leaf_key.serialize_pem(), holder })
}

/// The name of an organisation as a certificate can have it.
fn held(holder: &str) -> String {
    let plain: String = holder.chars().filter(|c| !c.is_control()).take(MAX_HOLDER).collect();
    let plain = plain.trim();
    if plain.is_empty() { NOBODY.to_owned() } else { plain.to_owned() }
}

fn params(holder: &str, name: &str, now: Millis) -> CertificateParams {
    let mut names = DistinguishedName::new();
    names.push(DnType::OrganizationName, holder);
    names.push(DnType::CommonName, name);
    let mut params = CertificateParams::default();
    params.distinguished_name = names;
    let (from, until) = (later(now - BEFORE_MS, 0), later(now, YEARS));
    params.not_before = date_time_ymd(from.0, from.1, from.2);
    params.not_after = date_time_ymd(until.0, until.1, until.2);
    params
}

fn root_params(holder: &str, now: Millis) -> CertificateParams {
    let mut params = params(holder, "Content Credentials Root", now);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

fn leaf_params(holder: &str, now: Millis) -> CertificateParams {
    let mut params = params(holder, holder, now);
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::EmailProtection];
    params.use_authority_key_identifier_extension = true;
    params
}

/// Year, month and day, so many years later; 29 February becomes the 28th.
fn later(at: Millis, years: i32) -> (i32, u8, u8) {
    let (year, month, day) = utc_day(at);
    let year = i32::try_from(year).unwrap_or(FIRST_YEAR).clamp(FIRST_YEAR, LAST_YEAR);
    (year + years, month, day.min(28))
}
