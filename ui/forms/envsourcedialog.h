// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/dialog.h"

#include <QJsonObject>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class FieldLookup;
class Segmented;

/// Where the value of an environment variable comes from: written there, a key of a Secret or
/// ConfigMap, or a field of the pod.
class EnvSourceDialog final : public Dialog
{
    Q_OBJECT
public:
    /// `lookup` may be null: then names are typed.
    EnvSourceDialog(FieldLookup *lookup, const QJsonObject &variable, QWidget *parent = nullptr);

    /// The variable as it was chosen.
    [[nodiscard]] QJsonObject variable() const;

private:
    enum Source { Value, SecretKey, ConfigKey, PodField, Other };
    void read();
    void fill();
    void fillKeys();
    [[nodiscard]] Source source() const;
    [[nodiscard]] QString picker() const;

    FieldLookup *m_lookup;
    QJsonObject m_variable;
    QFormLayout *m_form;
    Segmented *m_source;
    QLineEdit *m_value;
    QComboBox *m_name;
    QComboBox *m_key;
    QCheckBox *m_optional;
    QComboBox *m_field;
    QLabel *m_note;
    QPushButton *m_ok;
};

} // namespace ui
