# shellcheck shell=bash
# Sourced by mvnw and argus: leaves JAVA_HOME (exported) and JDK_MAJOR at a JDK of at least 21, or says what to install.
# JAVA_HOME wins when it is new enough, then the java on PATH, then the newest JDK of the usual places.

# jdk_major HOME: sets JDK_MAJOR to the major version of the JDK there, 0 when there is none. Starts no process.
jdk_major() {
  local line
  JDK_MAJOR=0
  [[ -x $1/bin/java && -x $1/bin/javac && -r $1/release ]] || return 0
  while IFS= read -r line; do
    if [[ $line =~ ^JAVA_VERSION=\"?([0-9]+) ]]; then
      JDK_MAJOR=${BASH_REMATCH[1]}
    fi
  done <"$1/release"
}

jdk_of_path() {
  local java link
  java=$(type -P java) || return 1
  while [[ -L $java ]]; do
    link=$(readlink "$java")
    if [[ $link == /* ]]; then java=$link; else java=${java%/*}/$link; fi
  done
  (cd -P "${java%/*}/.." 2>/dev/null && pwd)
}

jdk_newest() {
  local home best='' best_major=20
  for home in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home; do
    jdk_major "$home"
    if ((JDK_MAJOR > best_major)); then
      best=$home best_major=$JDK_MAJOR
    fi
  done
  printf '%s' "$best"
}

jdk_pick() {
  local home
  for home in "${JAVA_HOME:-}" "$(jdk_of_path)" "$(jdk_newest)"; do
    [[ -n $home ]] || continue
    jdk_major "$home"
    if ((JDK_MAJOR >= 21)); then
      export JAVA_HOME=$home
      return 0
    fi
  done
  echo "Argus needs a JDK, version 21 or newer, and found none: install one (25 is best) or point JAVA_HOME at it." >&2
  return 1
}

HOME=${HOME:-/nonexistent} jdk_pick || exit 1
