{{- define "sweep-operator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "sweep-operator.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "sweep-operator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "sweep-operator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "sweep-operator.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name (.Chart.Version | replace "+" "_") }}
{{ include "sweep-operator.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/component: operator
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "sweep-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "sweep-operator.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "sweep-operator.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{- define "sweep-operator.leaseName" -}}
{{- default (include "sweep-operator.fullname" .) .Values.leaderElection.leaseName -}}
{{- end -}}

{{- /* "true" or nothing: what `auto` means for cluster-scoped extras. */ -}}
{{- define "sweep-operator.auto" -}}
{{- if eq (toString .value) "true" -}}
true
{{- else if and (eq (toString .value) "auto") (empty .root.Values.watch.namespaces) -}}
true
{{- end -}}
{{- end -}}

{{- /* Refused here and not by the schema, which cannot say what to do. */ -}}
{{- define "sweep-operator.checkValues" -}}
{{- if and (gt (int .Values.replicas) 1) (not .Values.leaderElection.enabled) -}}
{{- fail "replicas: more than one pod without leaderElection.enabled would act on the same Sweeps at once; set leaderElection.enabled: true or replicas: 1" -}}
{{- end -}}
{{- end -}}

{{- /*
What the operator may do, where it watches. No wildcards, no secrets, no nodes, no exec.
Creating by server-side apply needs create and patch; owner references that block deletion need finalizers.
*/ -}}
{{- define "sweep-operator.rules" -}}
- apiGroups: [sweeps.dev]
  resources: [sweeps]
  # delete: for ttlSecondsAfterFinished.
  verbs: [get, list, watch, patch, delete]
- apiGroups: [sweeps.dev]
  resources: [trials]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [sweeps.dev]
  resources: [sweeps/status, trials/status]
  verbs: [get, patch, update]
- apiGroups: [sweeps.dev]
  resources: [sweeps/finalizers, trials/finalizers]
  verbs: [update]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, patch, delete]
# The list of a keeper's Job belongs to that Job.
- apiGroups: [batch]
  resources: [jobs/finalizers]
  verbs: [update]
- apiGroups: [""]
  resources: [pods]
  {{- if .Values.validation.dryRunPods }}
  # create: for dry runs only, see validation.dryRunPods.
  verbs: [get, list, watch, patch, create]
  {{- else }}
  verbs: [get, list, watch, patch]
  {{- end }}
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [""]
  resources: [events]
  verbs: [get, list, watch, create, patch]
{{- end -}}
