"""The writes of accounts, by noun. Each is one transaction: rows, audit event, message."""
