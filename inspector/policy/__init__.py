"""What a team demands of an artifact: profiles, acceptances, baseline, expected files, and the verdict."""
