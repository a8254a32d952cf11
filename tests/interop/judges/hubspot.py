# pypi: hubspot-api-client==12.0.0
from hubspot_signatures import judge

judge("v3", "x-hubspot-signature-v3")
