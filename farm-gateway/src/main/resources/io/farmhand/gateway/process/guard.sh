# Reads "add|drop|term|kill TARGET" until the pipe from the gateway ends; then ends all that is left.
# Arguments: what the environment of each of the gateway's processes holds, and the gateway's folder.
trap '' HUP INT TERM
targets=' '

while read -r verb target; do
  case $verb in
    add) targets="$targets$target " ;;
    drop)
      case $targets in
        *" $target "*) targets="${targets%% "$target" *} ${targets#* "$target" }" ;;
      esac
      ;;
    term) kill -s TERM -- "$target" ;;
    kill) kill -s KILL -- "$target" ;;
  esac
done

for target in $targets; do kill -s KILL -- "$target"; done
# What was being started may show its mark a little later.
for try in 1 2 3 4 5; do
  marked=$(grep -lszF "$1" /proc/[0-9]*/environ | tr -dc '0-9\n')
  if [ -n "$marked" ]; then
    kill -s KILL $marked
  elif [ "$try" -gt 2 ]; then
    break
  fi
  sleep 0.05
done
rm -rf -- "$2"
