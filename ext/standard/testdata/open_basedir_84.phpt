--TEST--
open_basedir: names lead where they really lead, patterns only show what is allowed, and a script can only tighten it
--FILE--
<?php
$top = sys_get_temp_dir() . '/gaja_basedir_' . getmypid();
mkdir("$top/in/deep", 0777, true);
mkdir("$top/out");
file_put_contents("$top/out/secret.inc", '<?php echo "secret\n";');
file_put_contents("$top/in/own.inc", '<?php echo "own\n";');
symlink("$top/out/secret.inc", "$top/in/link.inc");
chdir("$top/in");
set_include_path("$top/out:$top/in");
set_error_handler(function ($level, $text) use ($top) {
    echo '  ', str_replace($top, 'TOP', $text), "\n";
});
var_dump(ini_set('open_basedir', '.') === '', str_replace($top, 'TOP', ini_get('open_basedir')));
include 'own.inc';
include 'secret.inc';
var_dump(file_exists('link.inc'), @stat('../out'), fopen('link.inc', 'r'), glob('../*'), glob('../out*'));
var_dump(copy('own.inc', '../out/copy'), rename('../out/secret.inc', 'mine'), realpath('..'), tempnam('..', 'x'));
var_dump(ini_set('open_basedir', '..'), ini_set('open_basedir', ''), is_string(ini_set('open_basedir', 'deep')));
var_dump(is_file('own.inc'), ini_set('error_log', "$top/log"));
--CLEAN--
<?php
foreach (glob(sys_get_temp_dir() . '/gaja_basedir_*') as $top) {
    @unlink("$top/in/link.inc");
    @unlink("$top/in/own.inc");
    @unlink("$top/out/secret.inc");
    @rmdir("$top/in/deep");
    @rmdir("$top/in");
    @rmdir("$top/out");
    rmdir($top);
}
--EXPECT--
bool(true)
string(1) "."
own
  include(): open_basedir restriction in effect. File(TOP/out/secret.inc) is not within the allowed path(s): (TOP/in)
  include(TOP/out/secret.inc): Failed to open stream: Operation not permitted
  include(): Failed opening 'secret.inc' for inclusion (include_path='TOP/out:TOP/in')
  file_exists(): open_basedir restriction in effect. File(link.inc) is not within the allowed path(s): (TOP/in)
  stat(): open_basedir restriction in effect. File(../out) is not within the allowed path(s): (TOP/in)
  fopen(): open_basedir restriction in effect. File(link.inc) is not within the allowed path(s): (TOP/in)
  fopen(link.inc): Failed to open stream: Operation not permitted
bool(false)
bool(false)
bool(false)
array(1) {
  [0]=>
  string(5) "../in"
}
bool(false)
  copy(): open_basedir restriction in effect. File(../out/copy) is not within the allowed path(s): (TOP/in)
  copy(../out/copy): Failed to open stream: Operation not permitted
  rename(): open_basedir restriction in effect. File(../out/secret.inc) is not within the allowed path(s): (TOP/in)
  realpath(): open_basedir restriction in effect. File(TOP) is not within the allowed path(s): (TOP/in)
  tempnam(): open_basedir restriction in effect. File(..) is not within the allowed path(s): (TOP/in)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(true)
  is_file(): open_basedir restriction in effect. File(own.inc) is not within the allowed path(s): (TOP/in/deep)
  ini_set(): open_basedir restriction in effect. File(TOP/log) is not within the allowed path(s): (TOP/in/deep)
bool(false)
bool(false)
