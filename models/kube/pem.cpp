// SPDX-License-Identifier: Apache-2.0
#include "models/kube/pem.h"

#include <QTimeZone>

#include <memory>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace models {

namespace {

template <auto release> struct Releaser
{
    template <typename T> void operator()(T *thing) const { release(thing); }
};
using Bio = std::unique_ptr<BIO, Releaser<BIO_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;

Bio bioOf(const QByteArray &text)
{
    return Bio(BIO_new_mem_buf(text.constData(), int(text.size())));
}

// Asked for only when the key has a pass phrase.
int noPassPhrase(char *, int, int, void *wasAsked)
{
    *static_cast<bool *>(wasAsked) = true;
    return -1;
}

QDateTime timeOf(const ASN1_TIME *time)
{
    tm parts {};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
        QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), QTimeZone::UTC);
}

std::unexpected<Error> bad(const char *source, const QStringList &arguments = {})
{
    ERR_clear_error();
    return failure(Error::Kind::BadInput, Message(source, arguments));
}

} // namespace

Result<int> countCertificates(const QByteArray &pem)
{
    if (!pem.contains("-----BEGIN "))
        return bad(QT_TRANSLATE_NOOP("models", "This is not PEM text: no BEGIN line is in it."));
    const Bio bio = bioOf(pem);
    int count = 0;
    while (
        const Certificate certificate {PEM_read_bio_X509_AUX(bio.get(), nullptr, nullptr, nullptr)})
        ++count;
    ERR_clear_error();
    if (count == 0)
        return bad(
            QT_TRANSLATE_NOOP("models", "The PEM text holds no certificate that can be read."));
    return count;
}

Result<void> checkPair(
    const QByteArray &certificatePem, const QByteArray &keyPem, const QDateTime &now)
{
    const Bio certificateBio = bioOf(certificatePem);
    const Certificate certificate(
        PEM_read_bio_X509(certificateBio.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        return bad(
            QT_TRANSLATE_NOOP("models", "The client certificate is not a certificate in PEM."));
    bool hasPassPhrase = false;
    const Bio keyBio = bioOf(keyPem);
    const Key key(PEM_read_bio_PrivateKey(keyBio.get(), nullptr, &noPassPhrase, &hasPassPhrase));
    if (!key && hasPassPhrase)
        return bad(QT_TRANSLATE_NOOP("models",
            "The client key is protected by a pass phrase, which is not supported. Write it "
            "without "
            "one: openssl pkey -in KEY -out NEWKEY."));
    if (!key)
        return bad(QT_TRANSLATE_NOOP("models", "The client key is not a private key in PEM."));
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return bad(QT_TRANSLATE_NOOP(
            "models", "The client certificate and the client key do not belong together."));
    const QDateTime from = timeOf(X509_get0_notBefore(certificate.get()));
    const QDateTime until = timeOf(X509_get0_notAfter(certificate.get()));
    if ((until.isValid() && now > until) || (from.isValid() && now < from))
        return bad(QT_TRANSLATE_NOOP("models",
                       "The client certificate is valid from %1 to %2, not now. Get a new one from "
                       "whoever runs the server."),
            {from.toString(Qt::ISODate), until.toString(Qt::ISODate)});
    return {};
}

QDateTime endOf(const QByteArray &pem)
{
    const Bio bio = bioOf(pem);
    const Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    return certificate ? timeOf(X509_get0_notAfter(certificate.get())) : QDateTime();
}

} // namespace models
