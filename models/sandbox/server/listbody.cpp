// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/listbody.h"

namespace models::sandbox {

BodySource::Pull ListBody::pull(QByteArray &out)
{
    // A piece is what this call adds: a caller may gather many of them in one array.
    const qsizetype enough = out.size() + 64 * 1024;
    if (m_next == 0) {
        out += m_encoder.listStart(m_metadata);
    }
    while (m_next < m_objects.size() && out.size() < enough) {
        if (m_next > 0) {
            out += ',';
        }
        out += m_encoder.item(*m_objects[m_next]);
        m_objects[m_next].reset();
        ++m_next;
    }
    if (m_next < m_objects.size()) {
        return Pull::More;
    }
    out += Encoder::listEnd();
    return Pull::End;
}

} // namespace models::sandbox
