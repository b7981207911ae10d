// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/certificate.h"

#include <QtTypes>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace models::sandbox {

namespace {

template <auto Free> struct Freer
{
    template <typename T> void operator()(T *pointer) const { Free(pointer); }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, Freer<X509_free>>;
using BioPointer = std::unique_ptr<BIO, Freer<BIO_free>>;
using ExtensionPointer = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;

bool addExtension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionPointer extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

CertificatePointer newCertificate(EVP_PKEY *key, const char *name, X509 *issuer)
{
    CertificatePointer certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    unsigned char serial[8];
    RAND_bytes(serial, sizeof serial);
    quint64 number = 1;
    for (const unsigned char byte : serial) {
        number = (number << 7U) | (byte & 0x7FU);
    }
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), number);
    constexpr long hour = 3600;
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -hour);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 366 * 24 * hour);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(name), -1, -1, 0);
    X509_set_issuer_name(
        certificate.get(), X509_get_subject_name(issuer ? issuer : certificate.get()));
    return certificate;
}

QByteArray pem(const BioPointer &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, qsizetype(size)};
}

QByteArray pem(X509 *certificate)
{
    const BioPointer bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return pem(bio);
}

QByteArray pem(EVP_PKEY *key)
{
    const BioPointer bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return pem(bio);
}

} // namespace

Result<ServerIdentity> makeServerIdentity()
{
    const KeyPointer caKey(EVP_EC_gen("P-256"));
    const KeyPointer key(EVP_EC_gen("P-256"));
    const auto failed = [] {
        return failure(Error::Kind::Tls,
            Message(QT_TRANSLATE_NOOP(
                "models", "The sandbox could not make its certificate: OpenSSL refused.")),
            QString::fromLatin1(ERR_error_string(ERR_get_error(), nullptr)));
    };
    if (!caKey || !key) {
        return failed();
    }
    const CertificatePointer ca = newCertificate(caKey.get(), "sampan sandbox CA", nullptr);
    const CertificatePointer server = newCertificate(key.get(), "sampan sandbox", ca.get());
    const bool isMade = addExtension(ca.get(), ca.get(), NID_basic_constraints, "critical,CA:TRUE")
        && addExtension(ca.get(), ca.get(), NID_key_usage, "critical,keyCertSign,cRLSign")
        && addExtension(ca.get(), ca.get(), NID_subject_key_identifier, "hash")
        && X509_sign(ca.get(), caKey.get(), EVP_sha256()) > 0
        && addExtension(server.get(), ca.get(), NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(server.get(), ca.get(), NID_key_usage, "critical,digitalSignature")
        && addExtension(server.get(), ca.get(), NID_ext_key_usage, "serverAuth")
        && addExtension(server.get(), ca.get(), NID_authority_key_identifier, "keyid")
        && addExtension(server.get(), ca.get(), NID_subject_alt_name,
            "DNS:localhost,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:0:0:0:0:0:0:0:1")
        && X509_sign(server.get(), caKey.get(), EVP_sha256()) > 0;
    if (!isMade) {
        return failed();
    }
    return ServerIdentity {pem(ca.get()), pem(server.get()), pem(key.get())};
}

} // namespace models::sandbox
