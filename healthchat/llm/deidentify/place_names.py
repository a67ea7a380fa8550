"""Well-known places and houses of care, from general knowledge, as one alternation for a pattern.

Names that are everyday or medical words too (Mobile, Reading) are left out.
"""

from __future__ import annotations

_NAMES = """
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii,
Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maryland, Massachusetts, Michigan,
Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico,
New York City, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode
Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington DC,
Washington, West Virginia, Wisconsin, Wyoming, Puerto Rico, NYC, Manhattan, Brooklyn, Queens,
Bronx, Los Angeles, Chicago, Houston, Phoenix, Philadelphia, San Antonio, San Diego, Dallas, San
Jose, Austin, Jacksonville, Fort Worth, Columbus, Charlotte, San Francisco, Indianapolis, Seattle,
Denver, Boston, Nashville, El Paso, Detroit, Portland, Las Vegas, Memphis, Louisville, Baltimore,
Milwaukee, Albuquerque, Tucson, Fresno, Sacramento, Kansas City, Mesa, Atlanta, Omaha, Colorado
Springs, Raleigh, Miami, Long Beach, Virginia Beach, Oakland, Minneapolis, Tulsa, Tampa, Arlington,
New Orleans, Wichita, Cleveland, Bakersfield, Aurora, Anaheim, Honolulu, Santa Ana, Riverside,
Lexington, Henderson, Stockton, Saint Paul, St. Paul, Cincinnati, St. Louis, Saint Louis,
Pittsburgh, Greensboro, Lincoln, Anchorage, Plano, Orlando, Irvine, Newark, Durham, Chula Vista,
Toledo, Fort Wayne, St. Petersburg, Laredo, Jersey City, Chandler, Madison, Lubbock, Scottsdale,
Reno, Buffalo, Glendale, Norfolk, Winston-Salem, Chesapeake, Boise, Richmond, Spokane, Birmingham,
Rochester, Des Moines, Baton Rouge, Fayetteville, Tacoma, San Bernardino, Modesto, Shreveport, Salt
Lake City, Knoxville, Worcester, Springfield, Providence, Hartford, New Haven, Syracuse, Albany,
Savannah, Charleston, Pasadena, Santa Monica, Santa Clara, Palo Alto, Berkeley, Cambridge, Newport,
Akron, Dayton, Little Rock, Chattanooga, Huntsville, Topeka, Fargo, Sioux Falls, Billings, Eugene,
London, Paris, Berlin, Madrid, Rome, Vienna, Toronto, Montreal, Vancouver, Mexico City, Mumbai,
Delhi, New Delhi, Bangalore, Bengaluru, Chennai, Hyderabad, Kolkata, Pune, Karachi, Lahore, Dhaka,
Beijing, Shanghai, Hong Kong, Tokyo, Osaka, Seoul, Singapore, Bangkok, Manila, Jakarta, Sydney,
Melbourne, Auckland, Cairo, Lagos, Nairobi, Johannesburg, Cape Town, Dubai, Istanbul, Moscow,
Dublin, Edinburgh, Glasgow, Manchester, Liverpool, Leeds, Amsterdam, Brussels, Copenhagen, Oslo,
Stockholm, Helsinki, Warsaw, Prague, Budapest, Athens, Lisbon, Barcelona, Milan, Zurich, Geneva,
Canada, Mexico, Brazil, Argentina, Chile, Colombia, Peru, Venezuela, Cuba, Guatemala, Honduras,
United States, United Kingdom, England, Scotland, Wales, Ireland, France, Germany, Spain, Portugal,
Italy, Switzerland, Austria, Netherlands, Belgium, Denmark, Norway, Sweden, Finland, Poland,
Hungary, Czech Republic, Greece, Turkey, Russia, Ukraine, Israel, Egypt, Morocco, Nigeria, Kenya,
Ethiopia, Ghana, South Africa, Saudi Arabia, Iran, Iraq, Pakistan, India, Bangladesh, China,
Taiwan, Japan, South Korea, Vietnam, Thailand, Philippines, Indonesia, Malaysia, Australia, New
Zealand, Johns Hopkins, Mayo Clinic, Cleveland Clinic, Mount Sinai, Mt. Sinai, Mt Sinai,
Cedars-Sinai, Cedar-Sinai, Cedars Sinai, Cedar Sinai, Kaiser Permanente, Kaiser, UCLA, UCSF, UCSD,
NYU Langone, NYU, Mass General, MGH, Brigham and Women's, Stanford, Duke, Emory, Vanderbilt, Baylor
Scott & White, Baylor, MD Anderson, Sloan Kettering, NY Presbyterian, NY-Presbyterian,
NewYork-Presbyterian, UPMC, Penn Medicine, Geisinger, Sutter, Intermountain, Northwestern, Rush,
Yale, Walter Reed, Bellevue
"""

PLACE_NAMES = "|".join(
    sorted(
        (r"\s+".join(name.replace(".", r"\.").split()) for name in _NAMES.split(",")),
        key=lambda name: (-len(name), name),
    )
)
