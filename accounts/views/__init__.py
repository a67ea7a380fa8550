"""The pages of accounts: parse, call, render."""
