// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

/// A certificate made for one test, with its key, both PEM.
struct TestCertificate
{
    QByteArray certificate;
    QByteArray key;
};

/// What a test certificate is for. No issuer: it signs itself.
struct CertificateWish
{
    QString commonName;
    const TestCertificate *issuer = nullptr;
    QStringList names {}; ///< "DNS:localhost", "IP:127.0.0.1"
    bool isAuthority = false;
    int validFromDays = -1;
    int validUntilDays = 1;
    bool isEd25519 = false;
    bool isRsa = false;
    const char *digest = "SHA256"; ///< of its signature
};

[[nodiscard]] TestCertificate makeCertificate(const CertificateWish &wish);
/// The same key, protected by a pass phrase.
[[nodiscard]] QByteArray lockedKey(const TestCertificate &certificate);
/// The same key as older tools write it: "RSA PRIVATE KEY" (PKCS#1) or "EC PRIVATE KEY" (SEC1).
[[nodiscard]] QByteArray traditionalKey(const TestCertificate &certificate);
/// The name under which OpenSSL looks for this CA in a folder: "1a2b3c4d.0".
[[nodiscard]] QString hashName(const TestCertificate &certificate);
