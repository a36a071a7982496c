"""The scan: reader and scanner processes, their protocol, and the assessment of what they found."""
