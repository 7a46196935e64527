#!/usr/bin/env bash
# From a checkout to a finished sweep: a Kubernetes cluster on this machine, the operator built and installed, one
# example run to its end, and everything removed again. Run with --help.
set -euo pipefail

readonly CLUSTER=quickstart RELEASE=sweep-operator SYSTEM=sweep-system NAMESPACE=sweeps-quickstart
readonly UP_LIMIT=2400 BUILD_LIMIT=1800 SWEEP_LIMIT=600  # seconds; the first run builds Kubernetes, later ones find it

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root local_cluster="$root/examples/local-cluster/local-cluster"
example=digits keep=no began=no problem='' kubectl='' helm='' log=''

usage() {
    cat <<TEXT
Usage: examples/quickstart.sh [--example NAME] [--keep]

Brings up a Kubernetes cluster on this machine with four simulated GPUs, builds the operator and installs it with
Helm, runs one of the sweeps in examples/ and shows its trials and its best configuration. At the end the cluster is
removed, also after Ctrl-C or a failure. The exit status is 0 only when the sweep is Complete.

  --example NAME  the sweep to run (default: digits); one of: $(examples)
  --keep          leave the cluster up, to look around and to run more examples
  --help          this text

Needs Linux, root, Python 3, Go, a JDK 25 and Maven. The first run takes some minutes, as Kubernetes is built from its
sources; what was built stays in ~/.cache/sweep-operator for the next run.
TEXT
}

examples() {
    local names=("$root"/examples/*.yaml)
    names=("${names[@]##*/}")
    echo "${names[*]%.yaml}"
}

say() { printf '[%4ds] %s\n' "$SECONDS" "$*"; }

# fail SENTENCE: what went wrong and what to do next. It is repeated at the very end, below the diagnostics.
fail() {
    problem=$1
    exit 1
}

# bounded SECONDS COMMAND...: ends a command that takes too long. It stays in the foreground, so that Ctrl-C reaches it.
bounded() { timeout --foreground --kill-after=20 "$@"; }

k() { bounded 60 "$kubectl" --request-timeout=20s "$@"; }

# one_of_the_sweep JSONPATH: a part of the Sweep as text; nothing when it is not there or the API server is silent.
one_of_the_sweep() { k --namespace "$NAMESPACE" get sweep "$example" --output "jsonpath=$1" 2>>"$log" || true; }

read_options() {
    while (($#)); do
        case $1 in
            --keep) keep=yes ;;
            --example) shift; example=${1:-} ;;
            --example=*) example=${1#*=} ;;
            --help | -h) usage; exit 0 ;;
            *) usage >&2; exit 2 ;;
        esac
        shift
    done
    example=$(basename "$example" .yaml)
    if [[ ! -f $root/examples/$example.yaml ]]; then
        echo "quickstart: there is no example '$example'; take one of: $(examples)" >&2
        exit 2
    fi
}

check_machine() {
    [[ $(uname -s) == Linux ]] || fail "The local cluster runs a real Kubernetes node, for which this machine must be Linux. On another one, install the chart helm/sweep-operator into a cluster that you have."
    [[ $(id -u) == 0 ]] || fail "The local cluster runs a real Kubernetes node, which needs root: run  sudo examples/quickstart.sh"
    local tool
    for tool in python3 timeout; do
        command -v "$tool" >/dev/null || fail "$tool is missing: install it (Debian: apt-get install python3 coreutils) and run this again."
    done
    "$root/mvnw" --version >"$log" 2>&1 || fail "The operator cannot be built here: $(grep '^mvnw:' "$log" || tail -n 3 "$log")"
}

bring_cluster_up() {
    say "bringing up the cluster '$CLUSTER': one node, four simulated GPUs"
    began=yes
    local line
    line=$(bounded "$UP_LIMIT" "$local_cluster" up --profile real --name "$CLUSTER" | tail -n 1) \
        || fail "The cluster did not come up; the reason stands above. When it is mended, run this again: what has been built is kept."
    [[ $line == KUBECONFIG=* ]] || fail "local-cluster up ended without the line KUBECONFIG=<path>, but with: $line"
    export KUBECONFIG=${line#KUBECONFIG=}
    kubectl=$(bounded "$UP_LIMIT" "$local_cluster" tool kubectl) || fail "kubectl could not be built; the reason stands above."
    helm=$(bounded "$UP_LIMIT" "$local_cluster" tool helm) || fail "Helm could not be built; the reason stands above."
}

build_operator() {
    say "building the operator with Maven (a minute or two the first time)"
    (cd "$root" && bounded "$BUILD_LIMIT" ./mvnw -q package -DskipTests) >"$log" 2>&1 \
        || fail "The operator was not built. Maven's last words:"$'\n'"$(tail -n 20 "$log")"
    say "building the images: the operator, and Python with numpy and scikit-learn for the trials"
    build_image sweep-operator:dev "$root/operator/app/src/main/docker/Dockerfile" "$root/operator/app"
    build_image sweep-trial:dev "$root/examples/local-cluster/images/trial/Dockerfile" "$root/examples/local-cluster/images/trial"
}

# build_image NAME DOCKERFILE CONTEXT: as the cluster is up, the image is handed to its node as well.
build_image() {
    bounded "$BUILD_LIMIT" "$local_cluster" image build "$1" --file "$2" --context "$3" --name "$CLUSTER" \
        || fail "The image $1 was not built; the reason stands above."
}

install_operator() {
    say "installing the chart helm/sweep-operator into namespace $SYSTEM"
    # The annotation replaces the pods of an earlier run, whose image has the same tag.
    bounded 300 "$helm" upgrade "$RELEASE" "$root/helm/sweep-operator" --install --namespace "$SYSTEM" --create-namespace \
        --set image.tag=dev --set-string "podAnnotations.built=$(date +%s)" --wait --timeout 4m >"$log" 2>&1 \
        || fail "Helm did not install the operator: $(grep -v 'found symbolic link' "$log" | tail -n 5)"
    k wait --for=condition=Established crd/sweeps.sweeps.dev crd/trials.sweeps.dev --timeout=30s >>"$log" 2>&1 \
        || fail "The API server did not take the operator's resource types: $(tail -n 3 "$log")"
}

apply_example() {
    k get namespace "$NAMESPACE" >/dev/null 2>&1 || k create namespace "$NAMESPACE" >>"$log"
    k --namespace "$NAMESPACE" delete sweep "$example" --ignore-not-found --timeout=50s >>"$log" 2>&1 \
        || fail "The sweep of an earlier run does not go away; run  examples/local-cluster/local-cluster down --name $CLUSTER  and then this again."
    say "kubectl apply --namespace $NAMESPACE --filename examples/$example.yaml"
    k --namespace "$NAMESPACE" apply --filename "$root/examples/$example.yaml" \
        || fail "The API server refused examples/$example.yaml; its words stand above."
}

# Shows the sweep whenever something but its clock has changed, until it is final.
follow_sweep() {
    local before='' stalls=0 deadline=$((SECONDS + SWEEP_LIMIT)) state='' finished running best trial elapsed
    printf '        %-10s %-8s %-8s %-12s %-20s %s\n' STATE DONE RUNNING BEST BEST-TRIAL ELAPSED
    while ((SECONDS < deadline)); do
        IFS='|' read -r state finished running best trial elapsed < <(one_of_the_sweep \
            '{.status.state}|{.status.summary.done}|{.status.trials.running}|{.status.summary.best}|{.status.best.trial}|{.status.elapsed}{"\n"}') || true
        if [[ -n $state && "$state|$finished|$running|$best|$trial" != "$before" ]]; then
            before="$state|$finished|$running|$best|$trial"
            printf '[%4ds] %-10s %-8s %-8s %-12s %-20s %s\n' "$SECONDS" "$state" "$finished" "$running" "$best" "$trial" "$elapsed"
        fi
        case $state in
            Complete | Failed) return ;;
            Stalled) ((++stalls < 5)) || fail "The sweep is stalled: $(reason Stalled)" ;;
            *) stalls=0 ;;
        esac
        sleep 1
    done
    fail "The sweep did not end within $SWEEP_LIMIT seconds; what follows shows where it stands."
}

# reason CONDITION: its reason and its sentence.
reason() { one_of_the_sweep "{range .status.conditions[?(@.type==\"$1\")]}{.reason}: {.message}{end}"; }

show_results() {
    echo
    k --namespace "$NAMESPACE" get sweeps --output wide
    echo
    k --namespace "$NAMESPACE" get trials --selector "sweeps.dev/sweep=$example"
    echo
    local best
    best=$(one_of_the_sweep '{.status.best}')
    if [[ -n $best ]]; then
        echo "The best configuration:"
        python3 -m json.tool <<<"$best"
    fi
    if [[ $(one_of_the_sweep '{.status.state}') != Complete ]]; then
        fail "The sweep ended as Failed. $(reason Failed)"
    fi
    say "done: the sweep is Complete"
}

diagnose() {
    [[ -n $kubectl && -n ${KUBECONFIG:-} ]] || return 0
    echo
    echo "--- the sweep"
    k --namespace "$NAMESPACE" describe sweep "$example" 2>&1 | tail -n 60 || true
    echo "--- trials that did not succeed"
    k --namespace "$NAMESPACE" get trials --output \
        'jsonpath={range .items[?(@.status.state!="Succeeded")]}{.metadata.name} {.status.state} {.status.reason}: {.status.message}{"\n"}{.status.logTail}{"\n"}{end}' 2>&1 | head -n 40 || true
    echo "--- pods"
    k get pods --all-namespaces --output wide 2>&1 | tail -n 30 || true
    echo "--- events"
    k get events --all-namespaces --sort-by=.lastTimestamp 2>&1 | tail -n 20 || true
    echo "--- the operator's log"
    k --namespace "$SYSTEM" logs "deployment/$RELEASE" --tail=40 2>&1 || true
}

how_to_go_on() {
    cat <<TEXT

The cluster '$CLUSTER' stays up. To look around:
  export KUBECONFIG=$KUBECONFIG
  alias kubectl=$kubectl
  kubectl --namespace $NAMESPACE get sweeps
  kubectl --namespace $NAMESPACE get trials
  kubectl --namespace $NAMESPACE describe sweep $example
  kubectl --namespace $NAMESPACE apply --filename examples/metta.yaml
  kubectl explain sweep.spec
To remove everything:
  examples/local-cluster/local-cluster down --name $CLUSTER
TEXT
}

# Runs at every exit: after success, a failure, Ctrl-C or an end by a signal.
finish() {
    local status=$?
    trap '' INT TERM HUP
    if ((status == 1)); then
        diagnose >&2
    fi
    if [[ $keep == yes && -n $kubectl ]]; then
        how_to_go_on
    elif [[ $began == yes ]]; then
        say "removing the cluster '$CLUSTER'"
        bounded 180 "$local_cluster" down --name "$CLUSTER" \
            || echo "quickstart: the cluster was not removed; run  examples/local-cluster/local-cluster down --name $CLUSTER" >&2
    fi
    if [[ -n $problem ]]; then
        printf 'quickstart: %s\n' "$problem" >&2
    elif ((status != 0)); then
        printf 'quickstart: ended after %d seconds with exit status %d.\n' "$SECONDS" "$status" >&2
    fi
    rm -f "$log"
    exit "$status"
}

read_options "$@"
log=$(mktemp)
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
check_machine
bring_cluster_up
build_operator
install_operator
apply_example
follow_sweep
show_results
