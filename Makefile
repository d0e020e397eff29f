include deploy/Makefile
