"""How a worker gives up what it does not need, before it parses anything: one file per means of the system."""
