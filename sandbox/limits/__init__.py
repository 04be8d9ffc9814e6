"""What Discord accepts: lengths, counts and forms, beyond what its OpenAPI file says."""
