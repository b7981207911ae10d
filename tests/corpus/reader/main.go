// SPDX-License-Identifier: Apache-2.0

// reader reads lines of JSON with a text and the documents it has to mean, and reads the text as an
// API server does. It prints one line for each text that means something else.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"

	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

type edit struct {
	Kind, File, Path, After, Refused string
	Value                            any
	Want                             []any
}

// One document is the body of a request. Several are taken apart as clients do it, who close each with a line break.
func documents(text string, single bool) ([]any, error) {
	var all []any
	if single {
		body, err := yaml.YAMLToJSON([]byte(text))
		if err != nil {
			return nil, err
		}
		all = make([]any, 1)
		return all, json.Unmarshal(body, &all[0])
	}
	reader := utilyaml.NewYAMLReader(bufio.NewReader(strings.NewReader(text)))
	for {
		part, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		body, err := yaml.YAMLToJSON(part)
		if err != nil {
			return nil, err
		}
		var value any
		if err := json.Unmarshal(body, &value); err != nil {
			return nil, err
		}
		if value != nil {
			all = append(all, value)
		}
	}
}

func main() {
	input := bufio.NewReaderSize(os.Stdin, 1<<20)
	read, wrong := 0, 0
	for {
		line, err := input.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			panic(err)
		}
		var one edit
		if err := json.Unmarshal(line, &one); err != nil {
			panic(err)
		}
		if one.Refused != "" {
			continue
		}
		read++
		got, err := documents(one.After, len(one.Want) == 1)
		if err == nil && reflect.DeepEqual(got, one.Want) {
			continue
		}
		wrong++
		if wrong <= 20 {
			fmt.Printf("%s %s %s = %v: %v\n", one.Kind, one.File, one.Path, one.Value, err)
		}
	}
	fmt.Printf("%d texts read by the server's reader, %d mean something else\n", read, wrong)
	if wrong > 0 {
		os.Exit(1)
	}
}
