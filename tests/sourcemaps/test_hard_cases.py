"""The seventy cases that other tools get wrong, and where each is tested."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
R, INLINE, C = "sourcemaps/test_reader.py", "sourcemaps/test_inline.py", "containers/test_source_map.py"
N, L, M = "sourcemaps/test_names.py", "sourcemaps/test_links.py", "engine/test_merged_sources.py"
P, D, E2E = "sourcemaps/test_mappings.py", "engine/test_export_door.py", "e2e/test_map_channels.py"

COVERED: dict[int, tuple[str, str]] = {
    1: (R, "test_two_sources_of_one_name_stay_two"),
    2: (R, "test_a_null_source_keeps_its_content"),
    3: (R, "test_null_contents_count_as_absent_and_are_reported"),
    4: (R, "test_missing_contents_at_the_end_are_absent"),
    5: (R, "test_an_empty_content_is_a_content"),
    6: (R, "test_items_of_the_wrong_type_cost_only_themselves"),
    7: (E2E, "test_every_source_is_in_the_tree"),
    8: (P, "test_each_fault_is_named"),
    9: (P, "test_values_at_the_border"),
    10: ("sourcemaps/test_mapping_check.py", "test_faults"),
    11: (R, "test_another_version_is_reported_and_read"),
    12: ("sourcemaps/test_index_map.py", "test_equal_names_with_different_contents_are_both_there"),
    13: ("sourcemaps/test_index_map.py", "test_mappings_beside_sections_are_a_fault"),
    14: ("sourcemaps/test_index_map.py", "test_sections_out_of_order_or_at_one_place_are_faults"),
    15: (E2E, "test_every_channel_has_its_finding"),
    16: ("sourcemaps/test_mapping_lookup.py", "test_a_section_shifts_its_first_line_only"),
    17: (R, "test_a_guard_line_is_skipped_and_said"),
    18: (R, "test_utf_16_is_read_and_said"),
    19: (R, "test_a_lone_surrogate_costs_one_character"),
    20: (R, "test_bytes_that_are_no_utf8_cost_one_character"),
    21: (R, "test_a_map_cut_inside_a_content_keeps_what_came_before"),
    22: (R, "test_data_behind_a_map_is_reported"),
    24: (L, "test_what_the_specification_finds"),
    25: (L, "test_what_two_methods_may_see_differently"),
    26: (L, "test_what_two_methods_may_see_differently"),
    27: (L, "test_the_last_comment_wins_and_the_first_is_listed"),
    28: (L, "test_stylesheets_use_their_own_comments"),
    29: (INLINE, "test_every_spelling_is_decoded"),
    30: ("registry/test_published_packages.py", "test_code_that_makes_maps_is_none"),
    31: (INLINE, "test_one_map_per_module_of_an_eval_bundle"),
    32: ("sourcemaps/test_object_literals.py", "test_what_css_loader_leaves_in_a_minified_bundle"),
    33: (M, "test_the_file_comes_before_what_loaders_made_of_it"),
    34: (M, "test_the_file_comes_before_what_loaders_made_of_it"),
    35: (M, "test_two_spellings_of_one_file_are_one_source"),
    36: (M, "test_namespaces_come_only_where_contents_differ"),
    37: (N, "test_places"),
    38: (N, "test_places"),
    39: (N, "test_places"),
    40: ("rules/map/test_private_path.py", "test_private"),
    41: ("engine/test_restore.py", "test_hostile_names_stay_inside"),
    42: (D, "test_hostile_paths_stay_below_the_target"),
    43: ("rules/map/test_map_private_paths.py", "test_the_root_counts_even_when_the_sources_look_clean"),
    44: ("engine/test_restore.py", "test_maps_of_different_depth_meet_in_one_tree"),
    45: (N, "test_places"),
    46: (D, "test_a_folder_in_the_way_of_a_file_moves_as_a_whole"),
    47: (D, "test_collisions_get_a_hash_and_a_reason"),
    48: (N, "test_hostile_lengths_are_bounded"),
    49: (E2E, "test_every_source_is_in_the_tree"),
    50: ("rules/map/test_map_stale.py", "test_flagged"),
    51: ("sourcemaps/test_fidelity.py", "test_shifted_columns_are_noticed_by_the_names"),
    52: ("sourcemaps/test_utf16_text.py", "test_lines_are_those_of_the_specification"),
    53: ("sourcemaps/test_utf16_text.py", "test_units_after_an_emoji_count_it_twice"),
    55: (C, "test_an_ignored_source_is_still_first_party"),
    56: (R, "test_old_ignore_list_is_used_and_checked"),
    57: (C, "test_a_declaration_map_without_content_has_no_records"),
    58: ("rules/map/test_map_sources_already_shipped.py", "test_flagged"),
    59: ("sourcemaps/test_metro.py", "test_functions_of_a_list_that_is_shorter_than_the_sources"),
    60: ("containers/test_ram_bundle.py", "test_a_module_beyond_the_end_costs_only_itself"),
    61: ("containers/test_bun.py", "test_modules_of_all_systems_and_versions"),
    62: ("containers/test_node_sea.py", "test_the_script_and_its_assets_on_three_systems"),
    63: ("containers/test_asar.py", "test_links_and_loops"),
    64: ("binaries/test_wasm.py", "test_the_first_of_two_addresses_of_a_map_counts"),
    65: ("engine/test_pairing.py", "test_a_debug_id_pairs_files_of_different_names"),
    66: ("binaries/test_pyc.py", "test_older_layouts"),
    68: ("containers/test_pyinstaller.py", "test_entries_of_both_kinds_of_cookie"),
    69: (C, "test_large_maps_meet_their_limit"),
}
FURTHER = [
    (1, M, "test_equal_names_with_other_contents_are_variants"),
    (9, P, "test_both_decoders_agree_about_any_text"),
    (23, "bench/test_source_map_bench.py", "test_a_large_map_is_listed_at_once"),
    (33, "sourcemaps/test_loader_output.py", "test_kinds"),
    (36, M, "test_a_name_without_a_namespace_is_no_collision"),
    (42, "rules/map/test_map_hostile_names.py", "test_flagged"),
    (47, "engine/test_restore_names.py", "test_components"),
    (48, "engine/test_restore_names.py", "test_long_paths_are_cut"),
    (52, "previews/test_rowpositions.py", "test_a_column_behind_the_end_is_moved_to_it"),
    (54, "bench/test_window_bench.py", "test_window"),
    (56, R, "test_ignore_list_wins_over_its_old_spelling"),
    (61, "containers/test_bun_map.py", "test_sources_come_back_whole"),
    (66, "binaries/test_pyc.py", "test_damage_is_named"),
    (66, "binaries/test_pyc.py", "test_mutated_bytes_never_raise"),
    (67, "rules/dbg/test_dbg_pyc_shipped.py", "test_flags_cache_of_a_module_that_does_not_ship"),
    (70, "bench/test_many_sources_bench.py", "test_many_small_maps_are_listed_at_once"),
]
"""What else there is about a case. Speed is measured, on a quiet machine, by what is marked `bench`."""


def test_every_case_has_a_test() -> None:
    assert {*COVERED, *(case for case, _, _ in FURTHER)} == set(range(1, 71))


@pytest.mark.parametrize(("case", "file", "name"), [*((case, *place) for case, place in COVERED.items()), *FURTHER])
def test_the_test_of_a_case_is_there(case: int, file: str, name: str) -> None:
    text = (TESTS / file).read_text(encoding="utf-8")
    assert re.search(rf"^def {name}\(", text, re.MULTILINE), f"case {case}: {file} has no {name}"
