"""One running window process per person and display: a second start hands its paths over and ends."""
