"""Mutation testing: does any test notice when one thing in the code is changed? (docs/mutants.md)"""
