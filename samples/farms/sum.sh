#!/bin/sh
# The results of all tasks of a text in, its ten most frequent words out.
awk '{ count[$1] += $2 } END { for (word in count) print count[word], word }' |
  sort -k1,1nr -k2 | head -n 10
