// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/fieldfactory.h"

#include "ui/forms/choiceeditors.h"
#include "ui/forms/islandeditor.h"
#include "ui/forms/lineeditors.h"
#include "ui/forms/podeditors.h"
#include "ui/forms/tableeditors.h"
#include "ui/forms/valueeditors.h"
#include "ui/forms/volumeseditor.h"

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

using Maker = FieldEditor *(*)(FormContext, QWidget *);

template <class Editor> FieldEditor *make(FormContext context, QWidget *parent)
{
    return new Editor(context, parent);
}

struct Entry
{
    QLatin1StringView widget;
    Maker make;
};

constexpr std::array makers {Entry {"text"_L1, &make<LineFieldEditor>},
    Entry {"duration"_L1, &make<DurationFieldEditor>},
    Entry {"dateTime"_L1, &make<DateTimeFieldEditor>},
    Entry {"base64"_L1, &make<Base64FieldEditor>},
    Entry {"containerTabs"_L1, &make<ContainerTabsEditor>},
    Entry {"checklist"_L1, &make<ChecklistFieldEditor>},
    Entry {"intOrString"_L1, &make<LineFieldEditor>},
    Entry {"commandLine"_L1, &make<CommandFieldEditor>},
    Entry {"multiline"_L1, &make<TextBlockFieldEditor>},
    Entry {"integer"_L1, &make<NumberFieldEditor>}, Entry {"number"_L1, &make<NumberFieldEditor>},
    Entry {"quantity"_L1, &make<QuantityFieldEditor>},
    Entry {"segments"_L1, &make<SegmentsFieldEditor>},
    Entry {"switch3"_L1, &make<SegmentsFieldEditor>}, Entry {"union"_L1, &make<UnionFieldEditor>},
    Entry {"combo"_L1, &make<ComboFieldEditor>}, Entry {"picker"_L1, &make<PickerFieldEditor>},
    Entry {"image"_L1, &make<PickerFieldEditor>}, Entry {"list"_L1, &make<ListFieldEditor>},
    Entry {"map"_L1, &make<MapFieldEditor>}, Entry {"env"_L1, &make<EnvFieldEditor>},
    Entry {"accelerator"_L1, &make<AcceleratorFieldEditor>},
    Entry {"volumes"_L1, &make<VolumesFieldEditor>}};

} // namespace

FieldEditor *makeFieldEditor(const models::FormRow &row, FormContext context, QWidget *parent)
{
    if (row.state != models::ValueState::Foreign) {
        for (const Entry &entry : makers) {
            if (row.widget == entry.widget)
                return entry.make(context, parent);
        }
    }
    return new IslandFieldEditor(context, parent);
}

} // namespace ui
