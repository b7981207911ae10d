// SPDX-License-Identifier: Apache-2.0
// One page of a list: a Table, a list of objects, or anything else that a server may send.
#include "tests/fuzz/input.h"

#include "models/watch/rowdecoder.h"

using namespace models;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytes(data, size);
    for (const bool fullObjects : {false, true}) {
        RowDecoder decoder(fullObjects);
        const auto first = decoder.page(bytes);
        const auto second = decoder.page(bytes); // a decoder is used for page after page
        fuzz::need(first.has_value() == second.has_value(), "a page reads the same again");
        if (first)
            fuzz::need(first->rows.size() == second->rows.size(), "a page has its rows again");
    }
    return 0;
}
