// SPDX-License-Identifier: Apache-2.0

// informer KUBECONFIG list | flood | relist | idle SECONDS: client-go's informer at the work that our benches do. Each line
// of JSON on its output is a figure: ms, MB, events a second, µs.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"syscall"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/dynamic/dynamicinformer"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/clientcmd"
)

func giveUp(what error) {
	fmt.Fprintln(os.Stderr, "informer:", what)
	os.Exit(1)
}

func tell(name string, value float64) {
	line, _ := json.Marshal(map[string]float64{name: value})
	fmt.Println(string(line))
}

func since(start time.Time) float64 { return float64(time.Since(start).Microseconds()) / 1000 }

func usage() syscall.Rusage {
	var all syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &all)
	return all
}

func cpu() float64 { // ms
	all := usage()
	return float64(all.Utime.Sec+all.Stime.Sec)*1000 + float64(all.Utime.Usec+all.Stime.Usec)/1000
}

var numbers = regexp.MustCompile(`(VmRSS|VmHWM):\s+(\d+)`)

func memory() (resident, peak float64) { // MB
	status, _ := os.ReadFile("/proc/self/status")
	for _, found := range numbers.FindAllSubmatch(status, -1) {
		kilobytes, _ := strconv.ParseFloat(string(found[2]), 64)
		if string(found[1]) == "VmRSS" {
			resident = kilobytes / 1024
		} else {
			peak = kilobytes / 1024
		}
	}
	return
}

func watched(config *rest.Config) (cache.SharedIndexInformer, chan struct{}) {
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		giveUp(err)
	}
	stop := make(chan struct{})
	return informers.NewSharedInformerFactory(client, 0).Core().V1().Pods().Informer(), stop
}

func synced(informer cache.SharedIndexInformer, stop chan struct{}) {
	go informer.Run(stop)
	if !cache.WaitForCacheSync(stop, informer.HasSynced) {
		giveUp(fmt.Errorf("it did not sync"))
	}
}

func list(config *rest.Config) {
	before, _ := memory()
	start, work := time.Now(), cpu()
	informer, stop := watched(config)
	synced(informer, stop)
	tell("all", since(start))
	tell("cpu", cpu()-work)
	_, peak := memory()
	tell("growth", peak-before)
	tell("peak", peak)
	runtime.GC()
	after, _ := memory()
	tell("kept", after-before)
	tell("rows", float64(len(informer.GetStore().ListKeys())))
}

// From the pod named bench-begin to the one named bench-end.
func flood(config *rest.Config) {
	informer, stop := watched(config)
	begun, ended := make(chan struct{}), make(chan struct{})
	events := 0
	var start time.Time
	var work float64
	_, _ = informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(added any) {
			switch added.(*corev1.Pod).Name {
			case "bench-begin":
				start, work = time.Now(), cpu()
				close(begun)
			case "bench-end":
				close(ended)
			}
		},
		UpdateFunc: func(_, _ any) { events++ },
	})
	synced(informer, stop)
	fmt.Println("ready")
	<-begun
	<-ended
	tell("events", float64(events)/(since(start)/1000))
	tell("events cpu", (cpu()-work)*1000/float64(max(events, 1)))
	_, peak := memory()
	tell("peak", peak)
}

// The server ends the watch with 410 once it is told that we are ready; in the new list there is a pod bench-end.
func relist(config *rest.Config) {
	informer, stop := watched(config)
	ended := make(chan struct{})
	_, _ = informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(added any) {
			if added.(*corev1.Pod).Name == "bench-end" {
				close(ended)
			}
		},
	})
	synced(informer, stop)
	runtime.GC()
	time.Sleep(time.Second)
	steady, _ := memory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200) // the peak counts from here
	fmt.Println("ready")
	<-ended
	fmt.Println("relisted")
	_, peak := memory()
	tell("peak over steady", peak/steady)
}

func idle(config *rest.Config, seconds int) {
	found, err := discovery.NewDiscoveryClientForConfigOrDie(config).ServerPreferredResources()
	if err != nil {
		giveUp(err)
	}
	factory := dynamicinformer.NewDynamicSharedInformerFactory(dynamic.NewForConfigOrDie(config), 0)
	chosen := 0
	stop := make(chan struct{})
	for _, group := range found {
		version, _ := schema.ParseGroupVersion(group.GroupVersion)
		for _, resource := range group.APIResources {
			if chosen < 30 && watchable(resource) {
				factory.ForResource(version.WithResource(resource.Name)).Informer()
				chosen++
			}
		}
	}
	factory.Start(stop)
	factory.WaitForCacheSync(stop)
	time.Sleep(5 * time.Second)
	runtime.GC()
	steady, _ := memory()
	work, before := cpu(), usage()
	fmt.Println("ready")
	time.Sleep(time.Duration(seconds) * time.Second)
	tell("cpu", cpu()-work)
	after := usage()
	tell("wake-ups", float64(after.Nvcsw-before.Nvcsw))
	runtime.GC()
	resident, _ := memory()
	tell("drift", resident-steady)
	tell("watches", float64(chosen))
}

func watchable(resource metav1.APIResource) bool {
	for _, verb := range resource.Verbs {
		if verb == "watch" {
			return true
		}
	}
	return false
}

func main() {
	if len(os.Args) < 3 {
		giveUp(fmt.Errorf("informer KUBECONFIG list | flood | relist | idle SECONDS"))
	}
	config, err := clientcmd.BuildConfigFromFlags("", os.Args[1])
	if err != nil {
		giveUp(err)
	}
	config.QPS = -1 // no limit of its own
	switch os.Args[2] {
	case "list":
		list(config)
	case "flood":
		flood(config)
	case "relist":
		relist(config)
	case "idle":
		seconds, _ := strconv.Atoi(os.Args[3])
		idle(config, seconds)
	default:
		giveUp(fmt.Errorf("there is no work named %s", os.Args[2]))
	}
}
