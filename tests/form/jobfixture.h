// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/guidelibrary.h"
#include "models/schema/openapidocument.h"

#include <QJsonArray>
#include <QJsonDocument>

/// A job kind in the shape of DeepSpeedJob, small enough to read.
inline const QByteArray jobSchemas = R"({
"io.k8s.api.core.v1.PodTemplateSpec":{"type":"object","properties":{
  "metadata":{"type":"object","properties":{"labels":{"type":"object","additionalProperties":{"type":"string"}}}},
  "spec":{"allOf":[{"$ref":"#/components/schemas/io.k8s.api.core.v1.PodSpec"}]}}},
"io.k8s.api.core.v1.PodSpec":{"type":"object","required":["containers"],"properties":{
  "containers":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],
    "items":{"$ref":"#/components/schemas/io.k8s.api.core.v1.Container"}},
  "initContainers":{"type":"array","items":{"$ref":"#/components/schemas/io.k8s.api.core.v1.Container"}},
  "nodeSelector":{"type":"object","additionalProperties":{"type":"string"}},
  "restartPolicy":{"type":"string","enum":["Always","Never","OnFailure"]},
  "volumes":{"type":"array","items":{"type":"object","required":["name"],"properties":{
    "name":{"type":"string"},
    "persistentVolumeClaim":{"type":"object","required":["claimName"],"properties":{"claimName":{"type":"string"}}},
    "emptyDir":{"type":"object","properties":{"medium":{"type":"string"}}}}}}}},
"io.k8s.api.core.v1.Container":{"type":"object","required":["name"],"properties":{
  "name":{"type":"string"},"image":{"type":"string"},
  "imagePullPolicy":{"type":"string","enum":["Always","IfNotPresent","Never"]},
  "args":{"type":"array","items":{"type":"string"}},
  "command":{"type":"array","items":{"type":"string"}},
  "workingDir":{"type":"string"},"tty":{"type":"boolean"},
  "livenessProbe":{"type":"object","properties":{"periodSeconds":{"type":"integer"}}},
  "env":{"type":"array","items":{"$ref":"#/components/schemas/io.k8s.api.core.v1.EnvVar"}},
  "volumeMounts":{"type":"array","items":{"type":"object","required":["name","mountPath"],"properties":{
    "name":{"type":"string"},"mountPath":{"type":"string"}}}},
  "resources":{"type":"object","properties":{
    "limits":{"type":"object","additionalProperties":{"$ref":"#/components/schemas/io.k8s.apimachinery.pkg.api.resource.Quantity"}},
    "requests":{"type":"object","additionalProperties":{"$ref":"#/components/schemas/io.k8s.apimachinery.pkg.api.resource.Quantity"}}}}}},
"io.k8s.api.core.v1.EnvVar":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"value":{"type":"string"},
  "valueFrom":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}},
"io.k8s.apimachinery.pkg.api.resource.Quantity":{"oneOf":[{"type":"string"},{"type":"number"}]},
"dev.tensorstack.batch.v1beta1.DeepSpeedJob":{"type":"object",
  "x-kubernetes-group-version-kind":[{"group":"batch.tensorstack.dev","version":"v1beta1","kind":"DeepSpeedJob"}],
  "properties":{"metadata":{"type":"object"},"status":{"type":"object"},
  "spec":{"type":"object","required":["worker"],"properties":{
    "scheduler":{"type":"object","properties":{"t9kScheduler":{"type":"object","required":["queue"],"properties":{
      "queue":{"type":"string"},"priority":{"type":"integer","minimum":0,"maximum":100,"default":0}}}}},
    "runPolicy":{"type":"object","properties":{"backoffLimit":{"type":"integer","minimum":0},
      "cleanUpPolicy":{"type":"string","enum":["None","Unfinished","All"]}}},
    "elastic":{"type":"object","properties":{"enabled":{"type":"boolean"},"minReplicas":{"type":"integer"}}},
    "disableCustomEnv":{"type":"boolean","default":false},
    "config":{"type":"object","properties":{"slotsPerWorker":{"type":"integer"},
      "run":{"type":"object","oneOf":[{"required":["python"]},{"required":["module"]},{"required":["exec"]}],"properties":{
        "python":{"type":"array","items":{"type":"string"}},"module":{"type":"array","items":{"type":"string"}},
        "exec":{"type":"array","items":{"type":"string"}}}}}},
    "worker":{"type":"object","required":["template"],"properties":{"replicas":{"type":"integer","default":1},
      "restartPolicy":{"type":"string","enum":["Always","OnFailure","Never","ExitCode"]},
      "template":{"$ref":"#/components/schemas/io.k8s.api.core.v1.PodTemplateSpec"}}}}}}}})";

inline models::GroupVersionKind jobKind()
{
    return {QStringLiteral("batch.tensorstack.dev"), QStringLiteral("v1beta1"),
        QStringLiteral("DeepSpeedJob")};
}

inline models::OpenApiDocumentRef jobDocument()
{
    QByteArray text = "{\"openapi\":\"3.0.0\",\"components\":{\"schemas\":" + jobSchemas + "}}";
    return *models::OpenApiDocument::parse(text);
}

inline const QString jobText = QStringLiteral("apiVersion: batch.tensorstack.dev/v1beta1\n"
                                              "kind: DeepSpeedJob\n"
                                              "metadata:\n"
                                              "  name: gpt\n"
                                              "spec:\n"
                                              "  config:\n"
                                              "    run:\n"
                                              "      python:\n"
                                              "      - train.py   # the script\n"
                                              "      - --lr=1.5e-4\n"
                                              "  worker:\n"
                                              "    replicas: 32\n"
                                              "    template:\n"
                                              "      spec:\n"
                                              "        containers:\n"
                                              "        - name: sidecar\n"
                                              "          image: logs:1\n"
                                              "        - name: worker\n"
                                              "          image: deepspeed:0.14\n"
                                              "          workingDir: \"\"\n"
                                              "          resources:\n"
                                              "            limits:\n"
                                              "              cpu: 16\n"
                                              "              nvidia.com/gpu: 1\n");
