#!/bin/sh
# make.sh DIR: make the register of the NPM of Ysmere, an imaginary country, as a
# Git repository in DIR, with three years of work in it. README.md says more.
#
# Whoever runs it, wherever and whenever, gets the same commits with the same
# hashes: names, dates and time zones stand in the story, and nobody's own
# settings of Git are read.
set -eu

if [ $# -ne 1 ] || [ -e "$1" ]; then
	echo "usage: make.sh DIR, where DIR does not exist yet" >&2
	exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)

# A hook of another repository may be what runs this.
unset $(git rev-parse --local-env-vars)
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_TEMPLATE_DIR= GIT_DEFAULT_HASH=sha1
export LC_ALL=C

# commit WHO WHEN <MESSAGE: what was written since the last commit.
commit() {
	author "$1" "$2"
	git add -A
	git commit -q -F -
}

# merge WHO WHEN BRANCH <MESSAGE: the other branch into this one.
merge() {
	author "$1" "$2"
	cat >.git/message # git merge reads no standard input
	git merge -q --no-ff -F .git/message "$3"
	git branch -q -d "$3"
}

author() {
	case $1 in
	maud) GIT_AUTHOR_NAME='Maud Ellisar' ;;
	tobin) GIT_AUTHOR_NAME='Tobin Ashgrove' ;;
	rana) GIT_AUTHOR_NAME='Rana Qaderi' ;;
	signe) GIT_AUTHOR_NAME='Signe Wolfram' ;;
	piers) GIT_AUTHOR_NAME='Piers Lund' ;;
	*) echo "make.sh: nobody is called $1" >&2 && exit 2 ;;
	esac
	GIT_AUTHOR_EMAIL=$1@npm.example.org GIT_AUTHOR_DATE=$2
	GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL GIT_COMMITTER_DATE=$2
	export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_AUTHOR_DATE GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_COMMITTER_DATE
}

# page FILE <TEXT: a new file, or a file written anew.
page() {
	mkdir -p "$(dirname "$1")"
	cat >"$1"
}

# line FILE OLD NEW: another line, or several, in the place of one, which must be
# there exactly once.
line() {
	OLD=$2 NEW=$3 awk '
		$0 == ENVIRON["OLD"] { found++; print ENVIRON["NEW"]; next }
		{ print }
		END { exit found != 1 }' "$1" >"$1~" || {
		echo "make.sh: not once in $1: $2" >&2
		exit 1
	}
	mv "$1~" "$1"
}

# more FILE <TEXT: lines at the end of a file.
more() {
	cat >>"$1"
}

mkdir -p "$1"
cd "$1"
git init -q -b main
git config core.autocrlf false
for chapter in "$here"/story/*.sh; do
	. "$chapter"
done
