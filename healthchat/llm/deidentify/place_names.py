"""Well-known places and houses of care, from general knowledge, as one alternation for a pattern.

Names that are everyday or medical words too (Mobile, Reading) are left out.
"""

from __future__ import annotations

_NAMES = """
USA, U.S.A., UK, U.K., UAE,
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii,
Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maryland, Massachusetts, Michigan,
Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico,
New York City, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode
Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington DC,
Washington, West Virginia, Wisconsin, Wyoming, Puerto Rico, NYC, Manhattan, Brooklyn, Queens,
Bronx, Los Angeles, Chicago, Houston, Phoenix, Philadelphia, San Antonio, San Diego, Dallas, San
Jose, Austin, Jacksonville, Fort Worth, Columbus, Charlotte, San Francisco, Indianapolis, Seattle,
Denver, Boston, Nashville, El Paso, Detroit, Portland, Las Vegas, Memphis, Louisville, Baltimore,
Milwaukee, Albuquerque, Tucson, Fresno, Sacramento, Kansas City, Atlanta, Omaha, Colorado Springs,
Raleigh, Miami, Long Beach, Virginia Beach, Oakland, Minneapolis, Tulsa, Tampa, Arlington, New
Orleans, Wichita, Cleveland, Bakersfield, Aurora, Anaheim, Honolulu, Santa Ana, Riverside,
Lexington, Henderson, Stockton, Saint Paul, St. Paul, Cincinnati, St. Louis, Saint Louis,
Pittsburgh, Greensboro, Lincoln, Anchorage, Orlando, Irvine, Newark, Durham, Chula Vista, Toledo,
Fort Wayne, St. Petersburg, Laredo, Jersey City, Chandler, Madison, Lubbock, Scottsdale, Reno,
Buffalo, Glendale, Norfolk, Winston-Salem, Chesapeake, Boise, Richmond, Spokane, Birmingham,
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
NewYork-Presbyterian, UPMC, Penn Medicine, Geisinger, Sutter, Intermountain, Northwestern, Yale,
Walter Reed, Bellevue, Brigham & Women's, Brigham & Women’s, Brigham and Women’s, Georgetown, New
York-Presbyterian, Beth Israel, Lenox Hill, Maimonides, Montefiore, Scripps, Ochsner, Abilene,
Alexandria, Allentown, Amarillo, Ann Arbor, Antioch, Asheville, Augusta, Beaumont, Bloomington,
Boulder, Bridgeport, Brownsville, Cedar Rapids, Champaign, Clearwater, Corpus Christi, Daytona
Beach, Decatur, Duluth, Elgin, Elizabeth City, Erie, Evansville, Flagstaff, Fort Collins, Fort
Lauderdale, Fremont, Frisco, Gainesville, Galveston, Grand Rapids, Green Bay, Greenville, Hayward,
Hialeah, Hollywood, Huntington Beach, Jackson, Joliet, Kalamazoo, Killeen, Lafayette, Lakewood,
Lancaster, Lansing, Las Cruces, Lowell, Macon, McAllen, Miramar, Missoula, Montgomery,
Murfreesboro, Myrtle Beach, Naperville, Nashua, Oceanside, Ogden, Olympia, Ontario, Overland Park,
Oxnard, Palm Springs, Palmdale, Pensacola, Peoria, Pittsfield, Pueblo, Rapid City, Redding,
Roanoke, Rockford, Roseville, Round Rock, Salem, Salinas, Santa Barbara, Santa Cruz, Santa Fe,
Santa Rosa, Sarasota, Scranton, Simi Valley, South Bend, Spartanburg, St. Cloud, Stamford,
Tallahassee, Temecula, Tempe, Terre Haute, Thousand Oaks, Torrance, Trenton, Tuscaloosa, Tyler,
Vallejo, Ventura, Visalia, Waco, Waterbury, Westminster, Wilmington, Yonkers, Youngstown, Yuma,
Calgary, Edmonton, Ottawa, Winnipeg, Quebec, Halifax, Victoria BC, Guadalajara, Monterrey, Tijuana,
Havana, San Juan, Bogota, Bogotá, Medellin, Medellín, Caracas, Quito, Guayaquil, La Paz, Santiago,
Valparaiso, Buenos Aires, Cordoba, Rosario, Montevideo, Asuncion, São Paulo, Sao Paulo, Rio de
Janeiro, Brasilia, Recife, Fortaleza, Belo Horizonte, Curitiba, Porto Alegre, Manaus, Joinville,
Belfast, Cardiff, Bristol, Sheffield, Nottingham, Leicester, Newcastle, Aberdeen, Oxford, Brighton,
Southampton, Plymouth, Galway, Limerick, Lyon, Marseille, Toulouse, Bordeaux, Lille, Nantes,
Strasbourg, Montpellier, Rennes, Grenoble, Munich, Hamburg, Cologne, Frankfurt, Stuttgart,
Düsseldorf, Dusseldorf, Leipzig, Dresden, Hanover, Nuremberg, Bremen, Bonn, Dortmund, Salzburg,
Graz, Linz, Innsbruck, Basel, Bern, Lausanne, Lugano, Luxembourg, Antwerp, Ghent, Bruges, Liège,
Charleroi, Rotterdam, The Hague, Utrecht, Eindhoven, Groningen, Aarhus, Odense, Aalborg, Bergen,
Trondheim, Stavanger, Gothenburg, Malmö, Uppsala, Tampere, Turku, Espoo, Oulu, Reykjavik, Tallinn,
Riga, Vilnius, Kaunas, Krakow, Kraków, Gdansk, Gdańsk, Wroclaw, Poznan, Poznań, Lodz, Katowice,
Brno, Ostrava, Bratislava, Ljubljana, Maribor, Zagreb, Belgrade, Sarajevo, Skopje, Tirana, Sofia,
Varna, Bucharest, Cluj, Chisinau, Kyiv, Kiev, Lviv, Odessa, Minsk, Saint Petersburg, Novosibirsk,
Kazan, Tbilisi, Yerevan, Baku, Seville, Valencia, Bilbao, Granada, Malaga, Málaga, Zaragoza, Porto,
Braga, Naples, Turin, Florence, Venice, Bologna, Genoa, Palermo, Verona, Trieste, Thessaloniki,
Patras, Nicosia, Limassol, Larnaca, Valletta, Ankara, Izmir, Antalya, Tel Aviv, Jerusalem, Haifa,
Amman, Beirut, Damascus, Baghdad, Basra, Tehran, Isfahan, Riyadh, Jeddah, Mecca, Doha, Kuwait City,
Abu Dhabi, Muscat, Manama, Sanaa, Kabul, Islamabad, Rawalpindi, Faisalabad, Peshawar, Ahmedabad,
Jaipur, Lucknow, Kanpur, Nagpur, Indore, Bhopal, Patna, Kochi, Coimbatore, Chandigarh, Mysore,
Colombo, Kathmandu, Thimphu, Chittagong, Yangon, Hanoi, Ho Chi Minh City, Saigon, Da Nang, Phnom
Penh, Vientiane, Kuala Lumpur, Penang, Cebu, Davao, Surabaya, Bandung, Denpasar, Taipei, Kaohsiung,
Guangzhou, Shenzhen, Chengdu, Wuhan, Tianjin, Nanjing, Hangzhou, Chongqing, Macau, Kyoto, Nagoya,
Sapporo, Fukuoka, Kobe, Yokohama, Hiroshima, Busan, Incheon, Ulaanbaatar, Almaty, Astana, Tashkent,
Bishkek, Brisbane, Perth, Adelaide, Canberra, Hobart, Darwin, Wellington, Christchurch, Dunedin,
Suva, Giza, Tripoli, Tunis, Algiers, Oran, Casablanca, Rabat, Marrakesh, Dakar, Bamako, Accra,
Kumasi, Abuja, Ibadan, Kano, Abidjan, Lome, Cotonou, Niamey, Khartoum, Addis Ababa, Asmara,
Mogadishu, Kampala, Kigali, Mombasa, Dar es Salaam, Lusaka, Harare, Maputo, Luanda, Kinshasa,
Brazzaville, Yaounde, Douala, Libreville, Pretoria, Durban, Soweto, Windhoek, Gaborone,
Antananarivo
"""

_COUNTRIES = """
Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan,
Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia,
Herzegovina, Botswana, Brazil, Brunei, Bulgaria, Burkina Faso, Burundi, Cambodia, Cameroon, Canada,
Cape Verde, Colombia, Comoros, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czechia, Denmark,
Djibouti, Dominican Republic, Ecuador, Egypt, El Salvador, Eritrea, Estonia, Eswatini, Ethiopia,
Fiji, Finland, France, Gabon, Gambia, Germany, Ghana, Greece, Greenland, Grenada, Guatemala,
Guinea-Bissau, Guyana, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland,
Israel, Italy, Ivory Coast, Jamaica, Japan, Kazakhstan, Kenya, Kiribati, Kosovo, Kuwait,
Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Madagascar,
Malawi, Malaysia, Maldives, Malta, Mauritania, Mauritius, Micronesia, Moldova, Monaco, Mongolia,
Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, New Zealand,
Nicaragua, Nigeria, Macedonia, Norway, Pakistan, Palau, Palestine, Panama, Papua New Guinea,
Paraguay, Philippines, Poland, Portugal, Qatar, Romania, Russia, Rwanda, Samoa, San Marino, Saudi
Arabia, Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, South
Africa, South Sudan, Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria, Taiwan,
Tajikistan, Tanzania, Thailand, Togo, Tonga, Trinidad and Tobago, Tunisia, Turkmenistan, Tuvalu,
Uganda, Ukraine, United Arab Emirates, United Kingdom, Uruguay, Uzbekistan, Vanuatu, Venezuela,
Vietnam, Yemen, Zambia, Zimbabwe
"""


def _alternation(names: str) -> str:
    """The longest first, any spacing within."""
    return "|".join(
        sorted(
            (
                r"\s+".join(name.replace(".", r"\.").split())
                for name in names.split(",")
                if name.strip()
            ),
            key=lambda name: (-len(name), name),
        )
    )


PLACE_NAMES = _alternation(_NAMES)
# Found in lower case too: those that are other words as well (Turkey, Chad) are left out.
COUNTRIES = _alternation(_COUNTRIES)
