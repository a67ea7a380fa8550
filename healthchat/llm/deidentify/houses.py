"""Words for houses, firms, streets and states, as pieces of patterns."""

from __future__ import annotations

STREET = (
    "street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|way|terrace"
    "|circle|parkway|pkwy|highway|hwy|close|crescent|square|gardens|mews|hill|row|walk|green|grove"
    "|cl|cres|gdns|sq|tce|ter|crt|blv|bvd|pde|parade|esplanade|quay|wharf|croft|wynd|brae|rise|vale"
)
# Streets that begin with the word for a street.
RUE = (
    r"C/(?=[ ]?[A-Z])|"
    r"[Rr]ue|[Rr]ua|[Cc]alle|[Aa]venida|[Aa]vda|[Aa]vinguda|[Cc]arrer|[Ss]trada|[Uu]lica"
    r"|C\.?/\.?(?=[ ]?[A-Z])|[Cc]tra\.?|[Cc]arretera|[Aa]vd?\.(?=[ ])|[Pp]za\.?|[Rr]onda"
    r"|[Tt]ransversal"
    r"|[Uu]rbanizaci[oó]n|[Uu]rb\.?|[Cc]amino|[Gg]lorieta|[Uu]l(?=\.)|[Aa]l(?=\.)|[Oo]s(?=\.)|[Aa]leja|[Cc]hemin|[Ii]mpasse|[Aa]llée|[Pp]laza|[Pp]iazza"
    r"|[Vv]iale|[Vv]icolo|[Cc]orso|[Ll]argo|[Tt]ravessa|[Pp]raça|[Ee]strada|[Rr]odovia|[Pp]aseo"
    r"|(?:avenue|boulevard|place|quai)(?=[ \t]+(?:d|[A-ZÀ-Þ]))"
)
HOUSE = (
    r"(?:Hospitals?|Clinics?|Medical|Health|Healthcare|Cent(?:er|re)|Infirmary|Laborator(?:y|ies)"
    r"|Labs|Hospice|Pharmacy|Institute|University|College|School|County|Memorial|Sanatorium"
    r"|General|Presbyterian|Methodist|Mercy|Regional|Community)"
)
# What firms, schools and houses of all kinds end with, and what stands there too and is none.
FIRM = (
    r"(?:Practice|Associates|Partners|Church|Chapel|Temple|Mosque|Synagogue|Parish|Cathedral"
    r"|Elementary|Academy|Kindergarten|Preschool|Daycare|Jail|Prison|Penitentiary|Manor|Lodge"
    r"|Estates|Apartments|Towers|Shelter|Library|Plumbing|Foods|Motors|Steel|Bank|Insurance"
    r"|Airlines|Airways|Brewery|Bakery|Industries|Logistics|Construction|Enterprises|Restaurant"
    r"|Hotel|Motel|Inn|Stadium|Airport|Supermarket|Roofing|Trucking|Electric|Railway|Railroad"
    r"|Police|Sheriff|Nursing[ ]Home|Rehab|Rehabilitation|Dialysis|Dental"
    r"|Physical[ ]Therapy|Urgent[ ]Care|Assisted[ ]Living|Senior[ ]Living|Park|Farms?|Ranch|Mall"
    r"|Barracks|Foundation|Society|Studios?|Salon|Mills?|Mines?|Shipyard|Refinery)"
)
NO_FIRM = (
    r"(?:Family|Primary|General|Private|Group|Best|Clinical|Medical|Current|My|Our|The|Your|His"
    r"|Her|Local|Public|Blood|Bone|Eye|Tissue|Nuclear|Pediatric|Internal|Interventional|Cardiac"
    r"|Outpatient|Inpatient|Acute|Subacute|Pulmonary|Physical|Occupational|Peritoneal|Chest|Brain"
    r"|Surgical|Radiation|Gynecologic|Preventive|Nursing|Diagnostic|Advanced|Hospital|Health|Skilled"
    r"|Vestibular|Vocal|Breast|Abdominal|Pelvic|Renal|Urgent|Recent|Other|Prior|Home|Start|Continue"
    r"|In|At|To|On|From|By|With|And|For|Of|See|Per|Consult|Refer|Follow|Needs|Chronic|Daily)"
)
WAY = (
    r"(?:Road|Rd|Street|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Parkway|Pkwy|Highway|Hwy|Crescent"
    r"|Terrace|Marg|Nagar)"
)
STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
)
