# SPDX-License-Identifier: Apache-2.0
"""What the lab's parts trust each other by: made anew for each lab, worth nothing afterwards."""
import subprocess

SERVER_NAMES = "subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:kubernetes.default.svc,IP:10.0.0.1"


def _openssl(folder, *arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def _certificate(folder, name, subject, *arguments):
    _openssl(folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-keyout", f"{name}.key", "-out", f"{name}.crt", "-days", "2", "-subj", subject, *arguments)


def _pair(folder, name, subject, extension):
    _certificate(folder, name, subject, "-CA", "ca.crt", "-CAkey", "ca.key", "-addext", extension,
                 "-addext", "basicConstraints=critical,CA:FALSE")


def make(folder):
    """One authority; the API server's, the kubelet's and the kubelet client's pairs; the key of service accounts."""
    # Strict clients want a key usage in an authority.
    _certificate(folder, "ca", "/CN=lab-ca", "-addext", "keyUsage=critical,keyCertSign,cRLSign")
    _pair(folder, "server", "/CN=kube-apiserver", SERVER_NAMES)
    _pair(folder, "kubelet", "/CN=kubelet", "subjectAltName=IP:127.0.0.1,DNS:localhost")
    _pair(folder, "kubelet-client", "/O=system:masters/CN=kubelet-client", "extendedKeyUsage=clientAuth")
    _openssl(folder, "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "sa.key")
    _openssl(folder, "ec", "-in", "sa.key", "-pubout", "-out", "sa.pub")
