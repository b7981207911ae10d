# SPDX-License-Identifier: Apache-2.0
# How a room of the house becomes a target. A room names its files one by one and links only the rooms below it.

add_library(sampan_warnings INTERFACE)
target_compile_options(sampan_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
    -Woverloaded-virtual -Wno-missing-field-initializers
    -Wno-maybe-uninitialized) # GCC 14 is wrong about std::expected in coroutine frames
target_compile_definitions(sampan_warnings INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH
    QT_NO_URL_CAST_FROM_STRING QT_STRICT_ITERATORS)
if(SAMPAN_WERROR)
    target_compile_options(sampan_warnings INTERFACE -Werror)
endif()

# Precompiled Qt headers: one set for rooms without a screen, one for rooms with.
function(sampan_pch target)
    if(ARGV1 STREQUAL "gui")
        target_precompile_headers(${target} PRIVATE <QWidget> <QPainter> <QHash> <QList> <QString> <QJsonObject>
            <QJsonArray> <QAbstractItemModel> <expected> <memory> <optional> <functional>)
    else()
        target_precompile_headers(${target} PRIVATE <QObject> <QHash> <QList> <QString> <QJsonObject> <QJsonArray>
            <QVariant> <expected> <memory> <optional> <functional>)
    endif()
    target_compile_options(${target} PRIVATE -fpch-preprocess)
endfunction()

# sampan_models(<name> SOURCES ... [LINK ...] [PRIVATE_LINK ...]): a room that knows no screen.
function(sampan_models name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK;PRIVATE_LINK")
    add_library(models_${name} STATIC ${arg_SOURCES})
    target_include_directories(models_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(models_${name} PUBLIC Qt6::Core ${arg_LINK} PRIVATE sampan_warnings ${arg_PRIVATE_LINK})
    sampan_pch(models_${name})
endfunction()

# sampan_ui(<name> SOURCES ... [LINK ...] [PRIVATE_LINK ...]): a room with widgets.
function(sampan_ui name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK;PRIVATE_LINK")
    add_library(ui_${name} STATIC ${arg_SOURCES})
    target_include_directories(ui_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(ui_${name} PUBLIC Qt6::Widgets ${arg_LINK} PRIVATE sampan_warnings ${arg_PRIVATE_LINK})
    sampan_pch(ui_${name} gui)
endfunction()

# What each test says goes to the terminal, and row by row to a file that tests/checks/proof.py reads.
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/report/tests)
function(sampan_report name output)
    set(${output} -o ${PROJECT_BINARY_DIR}/report/tests/${name}.xml,junitxml -o -,txt PARENT_SCOPE)
endfunction()

set(sampan_test_environment
    "QT_QPA_PLATFORM=offscreen;TSAN_OPTIONS=ignore_noninstrumented_modules=1 suppressions=${PROJECT_SOURCE_DIR}/tests/lights/tsan.supp")

# sampan_test(<class> LINK ...): tests/<room>/tst_<class>.cpp as one executable and one test.
function(sampan_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
    add_executable(tst_${name} tst_${name}.cpp ${arg_SOURCES})
    target_link_libraries(tst_${name} PRIVATE Qt6::Test sampan_warnings ${arg_LINK})
    target_include_directories(tst_${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(tst_${name} PRIVATE
        SAMPAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SAMPAN_SHARED_DIR="${PROJECT_SOURCE_DIR}/../shared")
    sampan_report(${name} report)
    add_test(NAME ${name} COMMAND tst_${name} ${report})
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "${sampan_test_environment}")
endfunction()

# sampan_also_in_lab(<class> [KINDS] [LOCK <name>...]): the same executable once more, against the real API server of
# tests/lab; KINDS: once the platform's kinds are there. Tests that name the same lock do not run at the same time.
function(sampan_also_in_lab name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "KINDS" "" "LOCK")
    set(fixtures lab)
    if(arg_KINDS)
        list(APPEND fixtures lab_kinds)
    endif()
    sampan_report(${name}_lab report)
    add_test(NAME ${name}_lab COMMAND tst_${name} ${report})
    add_dependencies(lab_tests tst_${name})
    get_test_property(${name} ENVIRONMENT environment)
    set_tests_properties(${name}_lab PROPERTIES
        ENVIRONMENT "${environment};SAMPAN_TEST_KUBECONFIG=${PROJECT_BINARY_DIR}/tests/lab/run/kubeconfig"
        LABELS lab FIXTURES_REQUIRED "${fixtures}" RESOURCE_LOCK "${arg_LOCK}")
endfunction()
