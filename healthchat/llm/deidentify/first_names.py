"""Common first names, from general knowledge, as one alternation for a pattern.

Names that are everyday words too (Will, May, Grace) are left out: a capital begins sentences.
"""

from __future__ import annotations

_NAMES = """
Aaron Abby Abdul Abel Abigail Abraham Ada Adam Adela Adele Adrian Adriana Agnes Ahmad Ahmed Aiden
Aisha Alan Albert Alberto Alejandra Alejandro Alex Alexa Alexander Alexandra Alexis Alfonso Alfred
Ali Alice Alicia Alina Alison Allan Allen Allison Alma Alvin Amal Amanda Amber Amelia Amina Amir
Amy Ana Andre Andrea Andreas Andrew Andy Angel Angela Angelica Angie Anita Ann Anna Anne Annette
Annie Antonia Antonio Anthony Arjun Armando Arnold Arthur Arturo Ashley Audrey Austin Ava Barbara
Barry Beatrice Beatriz Becky Ben Benjamin Bernard Beth Betty Beverly Bianca Bob Bobby Bonnie Brad
Bradley Brandon Brenda Brent Brian Bridget Brittany Bruce Bruno Bryan Caleb Calvin Cameron Camila
Camille Carl Carla Carlos Carmen Carol Carolina Caroline Carolyn Casey Cassandra Catherine Cathy
Cecilia Cedric Celia Cesar Chad Charles Charlie Charlotte Chen Cheryl Chloe Chris Christian
Christina Christine Christopher Cindy Claire Clara Clarence Claudia Claudio Clifford Cody Colin
Colleen Connie Connor Corey Craig Cristina Crystal Curtis Cynthia Dale Dan Dana Daniel Daniela
Danielle Danny Darlene Darren Darryl Dave David Deborah Debra Denise Dennis Derek Derrick Diana
Diane Diego Dina Dmitri Dolores Dominic Don Donald Donna Doris Dorothy Doug Douglas Duane Dustin
Dylan Earl Eddie Edgar Edith Edna Eduardo Edward Edwin Eileen Elaine Elena Eleanor Eli Elias Elijah
Elisa Elise Elizabeth Ella Ellen Elsa Emily Emma Emmanuel Enrique Eric Erica Erik Erika Erin Ernest
Esteban Esther Ethan Eugene Eva Evan Evelyn Fatima Felicia Felipe Felix Fernando Fiona Florence
Frances Francesca Francis Francisco Frank Franklin Fred Frederick Gabriel Gabriela Gabriella Gail
Gareth Gary Geoffrey George Georgia Gerald Geraldine Gerard Gilbert Gina Giovanni Gladys Glen Glenn
Gloria Gordon Graham Greg Gregory Gretchen Guadalupe Guillermo Gustavo Hannah Harold Harriet Harry
Harvey Hassan Hazel Heather Hector Heidi Helen Helena Henry Herbert Herman Hilda Holly Howard Hugh
Hugo Ian Ibrahim Ida Ignacio Igor Ilona Imani Ines Ingrid Irene Irina Irma Isaac Isabel Isabella
Isaiah Ivan Jackie Jackson Jacob Jacqueline Jaime Jake Jamal James Jamie Jan Jane Janet Janice
Jared Jasmin Jasmine Jason Javier Jay Jean Jeff Jeffrey Jen Jenna Jennifer Jenny Jeremy Jerome
Jerry Jesse Jessica Jesus Jill Jim Jimmy Joan Joanna Joanne Joaquin Jocelyn Joe Joel Johanna John
Johnny Jon Jonathan Jordan Jorge Jose José Josef Joseph Josephine Joshua Josh Joyce Juan Juanita
Judith Judy Julia Julian Juliana Julie Justin Kai Karen Karim Karina Karl Karla Kate Katherine
Kathleen Kathryn Kathy Katie Katrina Kayla Keith Kelly Ken Kendra Kenneth Kevin Khalid Kim Kimberly
Kristen Kristin Kristina Kumar Kurt Kyle Lakshmi Lamar Larry Lars Laura Lauren Laurie Lawrence Leah
Lee Leila Lena Leo Leon Leonard Leonardo Leroy Leslie Lester Lewis Liam Lillian Lina Linda Lindsay
Lisa Liz Lloyd Logan Lois Lola Lorenzo Lori Lorraine Louis Louise Lucas Lucia Lucille Lucy Luis
Luisa Luke Luther Lydia Lynn Mabel Madeline Madison Mahmoud Malcolm Malik Manuel Marc Marcel
Marcela Marcia Marco Marcos Marcus Margaret Margarita Maria María Marian Marianne Marie Marilyn
Mario Marion Marisol Marjorie Marlene Marsha Marta Martha Martin Martina Marvin Mary Mason Mateo
Matt Matthew Maureen Maurice Max Maxine Megan Mei Melanie Melinda Melissa Melvin Mercedes Meredith
Michael Michelle Miguel Mike Mildred Milton Mina Mindy Miranda Miriam Mitchell Mohamed Mohammad
Mohammed Moises Molly Mona Monica Monique Morgan Morris Muhammad Myra Myrtle Nadia Nancy Naomi
Natalia Natalie Natasha Nathan Nathaniel Neil Nellie Nelson Nicholas Nick Nicolas Nicole Nikhil
Nina Noah Noel Nora Norma Norman Octavio Olga Oliver Olivia Omar Oscar Otto Pablo Pamela Patricia
Patrick Patty Paul Paula Paulina Pauline Pedro Peggy Penelope Perry Peter Philip Phillip Phyllis
Priya Quentin Rachel Rafael Rahul Raj Rajesh Ralph Ramon Randall Randy Raquel Raul Raymond Rebecca
Regina Rene Renee Ricardo Richard Rick Ricky Rita Robert Roberta Roberto Robin Rodney Rodrigo Roger
Roland Roman Ron Ronald Ronnie Rosa Rosalind Rosario Rosemary Rosie Ross Roy Ruben Rudolph Rudy
Russell Ruth Ryan Sabrina Sally Salvador Sam Samantha Samir Samuel Sandra Sandy Sanjay Santiago
Sara Sarah Saul Scott Sean Sebastian Sergio Seth Shane Shannon Sharon Shaun Shawn Sheila Shelby
Shelly Sherry Shirley Sidney Silvia Simon Simone Sofia Sonia Sophia Sophie Stacey Stacy Stan
Stanley Stefan Stella Stephanie Stephen Steve Steven Stuart Susan Susana Susie Suzanne Sven Sylvia
Tamara Tammy Tanya Tara Tatiana Ted Teresa Terrence Terry Thelma Theo Theodore Theresa Thomas
Tiffany Tim Timothy Tina Tobias Todd Tom Tomas Tommy Toni Tony Tracey Tracy Travis Trevor Troy
Tyler Tyrone Ursula Valentina Valeria Valerie Vanessa Vera Verna Vernon Veronica Vicki Vicky Victor
Victoria Vijay Vincent Viola Violeta Virginia Vivian Vladimir Walter Wanda Warren Wayne Wei Wendy
Wesley Wilhelm Willard William Willie Wilma Xavier Ximena Yasmin Yolanda Yusuf Yvette Yvonne
Zachary Zoe
"""

FIRST_NAMES = "|".join(sorted(set(_NAMES.split()), key=lambda name: (-len(name), name)))
