// SPDX-License-Identifier: Apache-2.0
#include "tests/kube/testcertificates.h"

#include <memory>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace {

template <auto release> struct Releaser
{
    template <typename T> void operator()(T *thing) const { release(thing); }
};
using Bio = std::unique_ptr<BIO, Releaser<BIO_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;

QByteArray textOf(const Bio &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, qsizetype(size)};
}

Bio bioOf(const QByteArray &text)
{
    return Bio(BIO_new_mem_buf(text.constData(), int(text.size())));
}

Certificate certificateOf(const TestCertificate &from)
{
    return Certificate(PEM_read_bio_X509(bioOf(from.certificate).get(), nullptr, nullptr, nullptr));
}

Key keyOf(const TestCertificate &from)
{
    return Key(PEM_read_bio_PrivateKey(bioOf(from.key).get(), nullptr, nullptr, nullptr));
}

void addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

} // namespace

TestCertificate makeCertificate(const CertificateWish &wish)
{
    static long serial = 1000;
    const Key key(wish.isEd25519 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")
            : wish.isRsa         ? EVP_RSA_gen(2048)
                                 : EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), long(wish.validFromDays) * 86400);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), long(wish.validUntilDays) * 86400);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME *name = X509_get_subject_name(certificate.get());
    const QByteArray commonName = wish.commonName.toUtf8();
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(commonName.constData()), -1, -1, 0);
    if (wish.issuer)
        X509_set_issuer_name(
            certificate.get(), X509_get_subject_name(certificateOf(*wish.issuer).get()));
    else
        X509_set_issuer_name(certificate.get(), name);
    if (wish.isAuthority)
        addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    if (!wish.names.isEmpty())
        addExtension(certificate.get(), NID_subject_alt_name, wish.names.join(u',').toUtf8());
    const Key signer = wish.issuer ? keyOf(*wish.issuer) : Key();
    EVP_PKEY *with = signer ? signer.get() : key.get();
    X509_sign(certificate.get(), with,
        EVP_PKEY_is_a(with, "ED25519") == 1 ? nullptr : EVP_get_digestbyname(wish.digest));

    const Bio certificateBio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificateBio.get(), certificate.get());
    const Bio keyBio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(keyBio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return {.certificate = textOf(certificateBio), .key = textOf(keyBio)};
}

QByteArray lockedKey(const TestCertificate &certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PKCS8PrivateKey(bio.get(), keyOf(certificate).get(), EVP_aes_256_cbc(),
        const_cast<char *>("secret"), 6, nullptr, nullptr);
    return textOf(bio);
}

QByteArray traditionalKey(const TestCertificate &certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey_traditional(
        bio.get(), keyOf(certificate).get(), nullptr, nullptr, 0, nullptr, nullptr);
    return textOf(bio);
}

QString hashName(const TestCertificate &certificate)
{
    const Certificate x509 = certificateOf(certificate);
    return QStringLiteral("%1.0").arg(
        X509_NAME_hash_ex(X509_get_subject_name(x509.get()), nullptr, nullptr, nullptr), 8, 16,
        QLatin1Char('0'));
}
