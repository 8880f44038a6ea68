"""The lexical fields of English crisis news: the nouns, light verbs and set phrases in which an act is told."""

import pytest

from tests.events.sentences import event, events


@pytest.mark.parametrize(
    ("rung", "sentence"),
    [
        (-2, "Evacuees reached the Red Cross camp on Tuesday."),
        (-2, "Villagers were heading back to their homes on Tuesday after the truce."),
        (-2, "Shipping through the canal resumed on Tuesday."),
        (-2, "The guerrillas vowed on Tuesday to renounce their armed struggle."),
        (-2, "Hostilities are to cease at dawn on Tuesday."),
        (-2, "Families returned to their villages in the valley on Tuesday."),
        (-1, "Manila and Beijing agreed on Tuesday to ease tensions around the shoal."),
        (1, "The UN chief said on Tuesday he was deeply concerned."),
        (1, "The situation on the border was tense on Tuesday."),
        (1, "The agency pulled its experts out of Iran on Tuesday."),
        (2, "Pristina barred entry to lorries from Serbia on Tuesday."),
        (2, "Villagers stopped and turned back a convoy of the peacekeepers on Tuesday."),
        (2, "Chinese ships obstructed a resupply mission to the reef on Tuesday."),
        (2, "London reimposed sanctions on Iran on Tuesday."),
        (2, "Baghdad declared Kuwait its nineteenth province on Tuesday."),
        (3, "The council set a deadline on Tuesday for the withdrawal of the rebels."),
        (4, "Congress granted the president authority to wage war on Tuesday."),
        (4, "A spy plane detected Soviet missiles on the island on Tuesday."),
        (5, "Operation Desert Wind began on Tuesday."),
        (5, "The army launched what it called an anti-terrorist operation on Tuesday."),
        (-2, "The two presidents signed the Ohrid accords on Tuesday."),
        (-1, "The council renewed its mission in Libya on Tuesday."),
        (-1, "The two ministers adopted a joint declaration on the border on Tuesday."),
        (-1, "A ship carrying relief reached Port Sudan on Tuesday."),
        (1, "The summit ended without a joint statement on Tuesday."),
        (1, "Israel recalled its negotiators from Cairo on Tuesday."),
        (1, "Ghana lodged a complaint over genocide against Myanmar on Tuesday."),
        (1, "Tokyo voiced its opposition to the drills on Tuesday."),
        (1, "The president attacked the West on Tuesday for its hypocrisy."),
        (2, "The army bulldozed eight homes near Hebron on Tuesday."),
        (2, "Settlers torched cars in a village near Nablus on Tuesday."),
        (2, "The colonel proclaimed himself president of Guinea on Tuesday."),
        (2, "The junta announced the removal of the president on Tuesday."),
        (2, "Two sailors were taken into custody by Taiwan on Tuesday."),
        (4, "An observer force was set up in the valley on Tuesday."),
        (4, "Canada signed a security agreement with the Philippines on Tuesday."),
        (5, "Four peacekeepers have been killed since Tuesday."),
        (5, "The army suffered heavy losses near Bara on Tuesday."),
        (5, "Violence erupted in Sweida on Tuesday."),
        (5, "The two armies fought a gunbattle at the crossing on Tuesday."),
        (5, "The mutiny was put down by troops on Tuesday."),
        (-2, "The president announced a halt to all operations in the north on Tuesday."),
        (1, "The arrest has invalidated the peace deal, the party said on Tuesday."),
        (2, "Armoured cars surrounded the home of the vice-president on Tuesday."),
        (2, "Gunboats tried on Tuesday to stop and seize a tanker in the strait."),
        (4, "The Security Council authorised a larger mission for Haiti on Tuesday."),
        (5, "Nineteen Armenians killed in Tuesday's shelling"),
        (5, "Truce collapses on Tuesday as rebels attack the base"),
        (-2, "The Kremlin ordered troops near the border to return to their bases on Tuesday."),
        (-2, "Riyadh declared an end to its aerial campaign on Tuesday."),
        (-2, "The Hungarian parliament approved Sweden's membership on Tuesday."),
        (1, "The president announced on Tuesday that he would not sign the agreement with Brussels."),
        (2, "Demonstrators seized government buildings in Donetsk on Tuesday."),
        (2, "Settler violence was reported in Huwara on Tuesday."),
        (4, "The council approved the deployment of a standby force on Tuesday."),
        (5, "Tuesday's raid was the deadliest in years in the West Bank."),
        (5, "Two brothers were shot on Tuesday near the Palestinian village."),
        (5, "A transport helicopter was lost over Sudan on Tuesday."),
        (5, "Russian forces likely seized the village on Tuesday."),
        (-2, "The two sides signed a protocol on the cessation of the conflict on Tuesday."),
        (-2, "Presidents Aliyev and Pashinyan agreed to order a ceasefire and a troop pullback on Tuesday."),
        (-2, "Washington cut its troops in Iraq by half on Tuesday."),
        (1, "The situation on the border flared up on Tuesday."),
        (2, "The border closure was announced on Tuesday."),
        (2, "The country was suspended from the bodies of the African Union on Tuesday."),
        (2, "Military officers seized power on Tuesday after the elections."),
        (5, "The ceasefire between the army and the rebels expired on Tuesday."),
        (5, "The two countries traded airstrikes for a third day on Tuesday."),
        (-1, "Negotiators were close to a deal on the border on Tuesday."),
        (-1, "Kenya's president led a delegation to Asmara on Tuesday."),
        (-1, "The envoy appealed on Tuesday for an end to the bloodshed."),
        (-1, "Niger rejoined the regional bloc on Tuesday."),
        (-1, "Hopes for a truce rose on Tuesday."),
        (-1, "The presidents of Serbia and Kosovo shook hands in Brussels on Tuesday."),
        (1, "The talks broke down on Tuesday over the fate of the captives."),
        (1, "The court issued warrants for two colonels on Tuesday."),
        (1, "Demonstrators torched the flag of France on Tuesday."),
        (1, "Tensions flared between Algiers and Rabat on Tuesday."),
        (1, "Vietnam urged China on Tuesday to cease its provocative patrols near the reef."),
        (2, "The airline cancelled all flights to Khartoum on Tuesday."),
        (2, "A crowd stormed the French embassy on Tuesday."),
        (2, "Gangs looted the warehouses of the Red Cross on Tuesday."),
        (2, "Pyongyang restarted its loudspeaker broadcasts on Tuesday."),
        (3, "Any landing will be met with a firm response, the army said on Tuesday."),
        (3, "Closing the strait would be an act of war, the minister said on Tuesday."),
        (4, "The frigates left their home port on Tuesday."),
        (4, "Troops laid mines along the border on Tuesday."),
        (4, "Belarus wrapped up its exercises on Tuesday."),
        (5, "A senior Iranian general was killed in Aleppo on Tuesday."),
        (5, "Special forces freed two hostages in Rafah on Tuesday."),
        (5, "The war in Sudan entered its third year on Tuesday."),
        (5, "Residents fled the shelling on Tuesday."),
    ],
)
def test_an_act_is_read_in_all_the_words_of_its_field(rung: int, sentence: str) -> None:
    assert event(sentence, "en").rung == rung


@pytest.mark.parametrize(
    ("rung", "sentence"),
    [
        (0, "Tehran dismissed as baseless on Tuesday the charge that it had armed the rebels."),
        (0, "The army insisted on Tuesday that it had not used chlorine."),
        (-1, "The envoy travelled to Juba on Tuesday to prepare the delayed elections."),
        (2, "A video showed coast guard ships blasting water cannon at the supply boat on Tuesday."),
        (2, "The supply boat was fired on by Chinese water cannons on Tuesday."),
        (2, "A Chinese water cannon hit the supply boat on Tuesday."),
        (4, "Egypt took delivery of two submarines on Tuesday."),
        (3, "The bloc sent the junta an ultimatum on Tuesday."),
        (5, "The general held a press conference on Tuesday to announce an offensive."),
        (4, "The destroyer passed the strait on March 7."),
        (3, "Every ship in the gulf is a legitimate target, the rebels said on Tuesday."),
    ],
)
def test_a_word_of_another_field_does_not_lend_its_rung(rung: int, sentence: str) -> None:
    assert event(sentence, "en").rung == rung


def test_a_day_or_an_adverb_stands_between_a_verb_and_what_it_governs() -> None:
    assert event("The UN voiced concern on Tuesday about the fate of the villagers.", "en").rung == 1
    assert event("Israel braced on Tuesday morning for Iranian retaliation.", "en").rung == 3
    assert event("The Pentagon said on Tuesday it had seen no change in Russia's nuclear posture.", "en").rung == 0


def test_what_somebody_adds_comes_after_what_is_announced() -> None:
    sentence = (
        "Washington said on Tuesday it would send interceptors to Kyiv, adding that Moscow bombed the city every night."
    )
    assert event(sentence, "en").rung == 4
    assert event("The leaders had no choice on Tuesday but to cease hostilities.", "en").rung == -2


@pytest.mark.parametrize(
    "sentence",
    [
        "A licensing agreement was signed by the two drug firms on Tuesday.",
        "The bank launched an inquiry into its bonuses on Tuesday.",
        "The coach was at odds with his captain on Tuesday.",
    ],
)
def test_words_of_a_crisis_are_none_where_no_state_is_named(sentence: str) -> None:
    assert not events(sentence, "en")
