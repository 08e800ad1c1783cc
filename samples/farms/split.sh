#!/bin/sh
# A text in, a task a line out.
tr '\n' ' ' | fold -s -w 2000
